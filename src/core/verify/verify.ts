import type { Lead } from '../lead/lead.ts'
import type { Check, CheckContext } from './check.ts'
import type { Finding } from './finding.ts'
import { type Lookup, lookupKey } from './lookup.ts'

/** What the checks still want to know about a lead, each question once. Empty where everything is answered. */
export function lookupsNeeded(checks: readonly Check[], lead: Lead, context: CheckContext): readonly Lookup[] {
  const needed = new Map<string, Lookup>()
  for (const check of checks) {
    for (const lookup of check.needs(lead, context)) {
      const key = lookupKey(lookup)
      if (context.answers[key] === undefined) needed.set(key, lookup)
    }
  }
  return [...needed.values()]
}

/** The findings of all checks that have something to say, in the order of the list. */
export function judgeLead(checks: readonly Check[], lead: Lead, context: CheckContext): readonly Finding[] {
  const findings: Finding[] = []
  for (const check of checks) {
    const finding = check.judge(lead, context)
    if (finding !== null) findings.push(finding)
  }
  return findings
}
