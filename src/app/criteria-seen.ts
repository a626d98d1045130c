import { type Facts, factsNamed } from '../core/decide/condition.ts'
import { factsOf } from '../core/decide/facts.ts'
import { parsePolicy } from '../core/decide/policy.ts'
import { touchedLead } from '../core/lead/touched.ts'
import { enrichLead } from '../core/verify/checks/provider-checks.ts'
import { pastOf } from './explain-lead.ts'
import type { LeadEvent, LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'

/** By criterion: the facts that it asked for and what they were when the lead was decided; what was not known is left out. */
export type CriteriaSeen = Readonly<Record<string, Facts>>

/** On what each answer of the ideal customer profile rests. */
export async function criteriaSeen(tx: Tx, { lead }: LeadRecord, events: readonly LeadEvent[]): Promise<CriteriaSeen> {
  const past = pastOf(events)
  if (!past?.decided) return {}
  const stored = await tx.rules.policy(past.decided.policy)
  const parsed = stored ? parsePolicy(stored.body) : null
  if (parsed?.kind !== 'policy') return {}
  const facts = factsOf({
    lead: enrichLead(touchedLead(lead, past.verified.touched), past.verified.answers),
    findings: past.verified.findings,
    reading: past.read.reading,
    score: past.scored.score,
  })
  const known = (names: readonly string[]): Facts =>
    Object.fromEntries(names.filter((name) => (facts[name] ?? null) !== null).map((name) => [name, facts[name]!]))
  return Object.fromEntries(
    parsed.policy.idealCustomer.criteria.map(({ id, when }) => [id, known([...new Set(factsNamed(when))])]),
  )
}
