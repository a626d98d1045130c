import { type RetentionState, retentionStates, retentionTimer } from '../../core/consent/retention.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { loadPrivacySettings } from '../consent/privacy-settings-of.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { RetainedLead } from '../ports/privacy-store.ts'
import { eraseLeads } from './erase-person.ts'

const pageLeads = 500

export type RetentionCount = {
  readonly leads: number
  /** How many the rules would erase now, by the state they are in. */
  readonly due: Readonly<Record<RetentionState, number>>
  readonly onHold: number
}

/** What the rules of retention would erase now. Erases nothing. */
export async function countRetention(ctx: Context): Promise<RetentionCount> {
  requireRight(ctx.actor, 'seePrivacy')
  const due = Object.fromEntries(retentionStates.map((state) => [state, 0])) as Record<RetentionState, number>
  let leads = 0
  let onHold = 0
  for await (const page of pages(ctx)) {
    leads += page.length
    onHold += page.filter((one) => one.lead.onHold).length
    for (const { lead } of page.filter(({ isDue }) => isDue)) due[lead.state] += 1
  }
  return { leads, due, onHold }
}

/** Erases what the rules say, a page a transaction. Gives how many. */
export async function runRetention(ctx: Context): Promise<number> {
  requireRight(ctx.actor, 'changePrivacy')
  let erased = 0
  for await (const page of pages(ctx)) {
    const leads = page.flatMap(({ lead, isDue }) => (isDue ? [lead.leadId] : []))
    if (leads.length === 0) continue
    erased += await ctx.store.inWorkspace(ctx.workspaceId, (tx) => eraseLeads(ctx, tx, { leads, reason: 'retention' }))
  }
  if (erased > 0) ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
  return erased
}

/** The daily run, where the workspace has switched it on. */
export async function retainDaily(ctx: Context): Promise<void> {
  const { retentionRuns } = await ctx.store.inWorkspace(ctx.workspaceId, loadPrivacySettings)
  if (retentionRuns) await runRetention(ctx)
}

type Due = { readonly lead: RetainedLead; readonly isDue: boolean }

async function* pages(ctx: Context): AsyncGenerator<readonly Due[]> {
  const { retention } = await ctx.store.inWorkspace(ctx.workspaceId, loadPrivacySettings)
  const now = ctx.now()
  for (let after: LeadId | null = null; ; ) {
    const page: readonly RetainedLead[] = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
      tx.privacy.retained(after, pageLeads),
    )
    yield page.map((lead) => {
      const { eraseAt } = retentionTimer(lead, retention)
      return { lead, isDue: eraseAt !== null && Date.parse(eraseAt) <= Date.parse(now) }
    })
    after = page.at(-1)?.leadId ?? null
    if (after === null || page.length < pageLeads) return
  }
}
