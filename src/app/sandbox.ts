import type { Override } from '../core/decide/decide.ts'
import { type Tier, tiers } from '../core/decide/tier.ts'
import type { UserId } from '../core/lead/ids.ts'
import type { Lead } from '../core/lead/lead.ts'
import { type Verdict, verdicts } from '../core/verify/finding.ts'

/**
 * Magic inputs of sandbox leads, so that a program can be tried against every answer: `rejected@sandbox.test` is rejected,
 * `hot@sandbox.test` is hot, and so for each verdict and tier. Leads of live keys are never touched by this.
 */
export function sandboxOverride(lead: Lead, at: string): Override | null {
  const word = lead.isTest ? /^([a-z]+)@sandbox\.test$/i.exec(lead.email?.trim() ?? '')?.[1]?.toLowerCase() : undefined
  const verdict = verdicts.find((name) => name === word) ?? null
  const tier = tiers.find((name) => name === word) ?? null
  if (!verdict && !tier) return null
  return {
    by: 'sandbox' as UserId,
    at,
    reason: 'sandbox',
    verdict: verdict ?? 'verified',
    tier: tier as Tier | null,
  } satisfies Override & { verdict: Verdict }
}
