import type { LeadId, UserId } from '../../core/lead/ids.ts'
import { actorText, type Context } from '../context.ts'
import type { LeadListQuery } from '../ports/lead-list.ts'
import type { Tx } from '../ports/store.ts'

const pageSize = 200

/** Puts what a person holds into the shared queue, deadlines as they were: nobody's lead waits for somebody who is gone. */
export async function handOverLeads(ctx: Context, tx: Tx, userId: UserId): Promise<readonly LeadId[]> {
  const ids: LeadId[] = []
  for (const view of ['mine', 'snoozed'] as const) ids.push(...(await heldBy(tx, userId, view)))
  for (const id of ids) await handOver(ctx, tx, { id, userId })
  return ids
}

async function heldBy(tx: Tx, userId: UserId, view: LeadListQuery['view']): Promise<readonly LeadId[]> {
  const ids: LeadId[] = []
  let after: string | null = null
  do {
    const page = await tx.leadList.page({
      view,
      tests: true,
      userId,
      assigneeId: userId,
      words: [],
      tier: null,
      source: null,
      lateAt: null,
      sampled: false,
      unanswered: false,
      channel: null,
      after,
      limit: pageSize,
    })
    ids.push(...page.rows.map(({ id }) => id))
    after = page.next
  } while (after !== null)
  return ids
}

type Held = { readonly id: LeadId; readonly userId: UserId }

async function handOver(ctx: Context, tx: Tx, { id, userId }: Held): Promise<void> {
  const record = await tx.leads.hold(id)
  if (record?.assigneeId !== userId) return
  const at = ctx.now()
  const { respondBy } = record
  await tx.leads.change(id, { assigneeId: null, queue: 'shared' })
  await tx.leads.assign(id, { userId: null, queue: 'shared', respondBy, reason: 'person_disabled', detail: null }, at)
  const payload = { from: userId, to: 'shared', reason: 'person_disabled' }
  await tx.leads.append(id, [{ kind: 'lead.assigned', at, actor: actorText(ctx.actor), payload }])
}
