import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import { learnRouting } from '../route/learn-routing.ts'
import { sampleFileName } from './fill-sample.ts'

const batchLeads = 500
const sampleDomain = '@sarzhal.example.com'

/**
 * Takes the sample leads away, worked or not, disables the sample people, and forgets what was learned from them: no real lead is ever
 * judged by invented deals. Leads that came in since stay.
 */
export async function removeSample(ctx: Context): Promise<void> {
  requireRight(ctx.actor, 'manageWorkspace')
  const imports = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.all())
  for (const { id } of imports.filter((one) => one.fileName === sampleFileName && one.filePath === '')) {
    for (let taken = batchLeads; taken === batchLeads; ) {
      taken = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
        const ids = await tx.imports.leadsOf(id, batchLeads)
        await tx.consents.eraseRecords(ids)
        await tx.imports.deleteLeads(ids)
        return ids.length
      })
    }
    await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.change(id, { status: 'undone' }))
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const people = (await tx.people.all()).filter((person) => person.email.endsWith(sampleDomain))
    for (const person of people) {
      await tx.people.change(person.id, { active: false })
      await tx.people.endSessions(person.id)
    }
    await tx.workspace.change({ hasSampleData: false })
    await tx.audit.write({
      at: ctx.now(),
      actor: actorText(ctx.actor),
      action: 'sample.removed',
      subjectKind: 'workspace',
      subjectId: ctx.workspaceId,
      detail: {},
    })
  })
  await forgetLearned(ctx)
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
}

/** Models trained while the sample was in step back, the one that came with the product decides, and routing learns anew. */
async function forgetLearned(ctx: Context): Promise<void> {
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('learning')
    const trained = (await tx.learning.modelHeads()).filter(({ hasReport }) => hasReport)
    await tx.rules.retireModels(trained.map(({ id }) => id))
    if (!trained.some(({ status }) => status === 'champion')) return
    const { id } = ctx.engines.baseModel
    await tx.rules.crownModel(id, ctx.now())
    await noteChange(ctx, tx, {
      action: 'model.crowned',
      subject: id,
      detail: { proof: 'sample_removed', reason: null },
    })
    await tx.jobs.send('leads.rescore', [{ workspaceId: ctx.workspaceId, reason: 'model_crowned' }])
  })
  await learnRouting(ctx)
}
