import { AppError } from '../../core/app-error.ts'
import { type DemoLead, demoLeads } from '../../core/lead/demo/leads.ts'
import type { ImportId, LeadId, UserId } from '../../core/lead/ids.ts'
import { assessLead } from '../assess-lead.ts'
import { actorText, type Context } from '../context.ts'
import { addUser } from '../people/add-user.ts'
import { requireRight } from '../permission.ts'
import type { ImportStore } from '../ports/import-store.ts'
import type { Progress } from '../ports/progress.ts'
import { incomingLead } from '../receive/incoming.ts'
import { writeLeads } from '../receive/intake.ts'
import { learnRouting } from '../route/learn-routing.ts'

/** The name of the import under which sample leads lie, so that they can be told apart and taken away. */
export const sampleFileName = 'sample data'
const leadsPerNotice = 50

export type SampleInput = { readonly seed: number; readonly progress?: Progress }

/**
 * Fills a workspace without leads with the sample company: its people, a year of past leads with outcomes, and fifty leads of this
 * morning that the line decides as if they came in now. AppError `conflict` where the workspace has leads of its own.
 */
export async function fillSample(ctx: Context, { seed, progress }: SampleInput): Promise<{ readonly leads: number }> {
  requireRight(ctx.actor, 'manageWorkspace')
  const importId = await claimWorkspace(ctx)
  const { catalogue, messages } = await ctx.engines.sampleCompany()
  const users = new Map<string, UserId>()
  for (const { key, ...user } of catalogue.users) users.set(key, await sampleUser(ctx, user))
  const leads = demoLeads({ seed, now: ctx.now(), messages, catalogue })
  progress?.start('sample leads', leads.length)
  const told = (change: Parameters<ImportStore['change']>[1]) =>
    ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.change(importId, change))
  for (const [index, lead] of leads.entries()) {
    await liveThrough(ctx, { lead, users, importId, country: catalogue.workspace.country })
    progress?.advance(1)
    if (index % leadsPerNotice !== 0) continue
    await told({ rowsDone: index + 1, totalRows: leads.length })
    ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  }
  await learnRouting(ctx)
  await told({ status: 'done', rowsDone: leads.length, accepted: leads.length })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  progress?.done()
  return { leads: leads.length }
}

/** Marks the workspace as one with sample data, in one transaction with the check that it holds nothing else. */
async function claimWorkspace(ctx: Context): Promise<ImportId> {
  const id = ctx.newId() as ImportId
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('people')
    if ((await tx.workspace.countLeads(1)) > 0)
      throw new AppError(
        'conflict',
        'workspace_has_leads',
        'sample data goes into a workspace without leads only: make a new one, or remove the sample data first',
      )
    await tx.workspace.change({ hasSampleData: true })
    await tx.imports.add({
      id,
      fileName: sampleFileName,
      filePath: '',
      status: 'running',
      columns: [],
      sample: [],
      encoding: 'utf-8',
      mapping: {},
      outcomes: {},
      dateOrder: 'dmy',
      totalRows: null,
      rowsDone: 0,
      accepted: 0,
      refused: 0,
      repeated: 0,
      leftOut: 0,
      refusals: [],
      message: null,
      createdBy: 'sample',
      createdAt: ctx.now(),
    })
    await tx.audit.write({
      at: ctx.now(),
      actor: actorText(ctx.actor),
      action: 'sample.filled',
      subjectKind: 'workspace',
      subjectId: ctx.workspaceId,
      detail: {},
    })
  })
  return id
}

async function sampleUser(ctx: Context, user: Parameters<typeof addUser>[1]): Promise<UserId> {
  const known = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.people.findByEmail(user.email))
  return known?.id ?? (await addUser(ctx, user)).person.id
}

type Living = {
  readonly lead: DemoLead
  readonly users: ReadonlyMap<string, UserId>
  readonly importId: ImportId
  readonly country: string
}

/** A lead comes in and is decided with the clock at its own time; then what became of a past one is played. */
async function liveThrough(ctx: Context, { lead, users, importId, country }: Living): Promise<void> {
  const at = new Date(lead.receivedAt).toISOString()
  const then: Context = { ...ctx, now: () => at, actor: { kind: 'system', name: 'line' } }
  const contentHash = `sample:${lead.key}`
  const incoming = incomingLead(then, {
    draft: lead.draft,
    receivedAt: lead.receivedAt,
    importId,
    contentHash,
    country,
  })
  await writeLeads(then, ctx.workspaceId, [{ ...incoming, outcome: lead.history?.outcome ?? null }])
  await assessLead(then, incoming.lead.id)
  if (lead.history) await playHistory(ctx, incoming.lead.id, { history: lead.history, users })
}

type Playing = { readonly history: NonNullable<DemoLead['history']>; readonly users: ReadonlyMap<string, UserId> }

/** Who answered a past lead, and when. */
async function playHistory(ctx: Context, leadId: LeadId, { history, users }: Playing): Promise<void> {
  const userId = users.get(history.assignedTo)
  if (!userId) return
  const contactAt = new Date(history.firstContactAt).toISOString()
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const open = history.outcome ? {} : { status: 'open' as const }
    const { assigneeId } = (await tx.leads.load(leadId))!
    const given = { from: assigneeId, to: userId, reason: null }
    if (assigneeId !== userId)
      await tx.leads.append(leadId, [{ kind: 'lead.assigned', at: contactAt, actor: 'system:sample', payload: given }])
    await tx.leads.change(leadId, { assigneeId: userId, queue: null, firstContactAt: contactAt, ...open })
    const call = { result: 'reached', channel: 'phone', note: null }
    await tx.leads.append(leadId, [{ kind: 'call.logged', at: contactAt, actor: `user:${userId}`, payload: call }])
  })
}
