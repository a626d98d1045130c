import { type Answer, type Answers, lookupKey } from '../core/verify/lookup.ts'
import type { Json } from '../core/verify/finding.ts'
import { assess, baselineAfter, windowsAfter } from '../core/verify/velocity/assess.ts'
import { eventOfLead } from '../core/verify/velocity/lead-velocity.ts'
import { eventKeys } from '../core/verify/velocity/stream-event.ts'
import { windowKeys } from '../core/verify/velocity/window.ts'
import type { Context } from './context.ts'
import type { LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'

const saltBytes = 16

/**
 * Counts a lead in its workspace's stream and gives what the windows say of it, as an answer of our own records. In the transaction
 * of the decision, so each lead is counted once. Files and copies from a CRM have no pace and are not counted.
 */
export async function observeVelocity(ctx: Context, tx: Tx, record: LeadRecord): Promise<Answers> {
  if (!hasPace(record)) return {}
  const event = eventOfLead(record.lead)
  const keys = eventKeys(event)
  const named = windowKeys(event, keys)
  if (named.length === 0) return {}
  const stream = record.lead.isTest ? 'sandbox' : 'live'
  const { salt, baseline } = await tx.velocity.hold(stream, ctx.secrets.randomToken(saltBytes))
  const hashes = new Map(named.map(({ key }) => [key, ctx.secrets.sha256(`${salt}:${key}`)]))
  const stored = await tx.velocity.windows([...new Set(hashes.values())])
  const windows = { get: (key: string) => stored.get(hashes.get(key)!) }
  const past = { keys, windowKeys: named, windows, baseline }
  const assessment = assess(event, past)
  await tx.velocity.save(stream, {
    baseline: baselineAfter(baseline, assessment),
    windows: new Map(windowsAfter(event, past, assessment).map(([key, window]) => [hashes.get(key)!, window])),
    at: ctx.now(),
  })
  const answer: Answer = {
    kind: 'known',
    value: assessment.observation as unknown as Json,
    source: 'own_records',
    at: ctx.now(),
  }
  return { [lookupKey({ kind: 'velocity' })]: answer }
}

const hasPace = ({ lead, importId, outcome }: LeadRecord): boolean =>
  importId === null && outcome === null && lead.channel !== 'import' && lead.channel !== 'crm'
