import type { Lead } from '../lead/lead.ts'
import type { Finding } from '../verify/finding.ts'
import type { MustVerify } from './policy.ts'

/** A way to reach the person, and whether it is believed to work. */
export type Reach = 'plausible' | 'broken' | 'missing'

export type Reachable = Readonly<Record<'email' | 'phone' | 'channel', Reach>>

/** In which ways the person can be reached, by the policy's must-verify rules. */
export function reachableBy(lead: Lead, findings: readonly Finding[], rules: MustVerify): Reachable {
  const reach = (typed: string | null, brokenBy: readonly string[]): Reach => {
    if (typed === null || typed.trim() === '') return 'missing'
    const outcomes = findings.filter(({ check }) => brokenBy.includes(check)).map(({ outcome }) => outcome)
    if (outcomes.includes('fail')) return 'broken'
    return outcomes.includes('unknown') ? rules.unknownCountsAs : 'plausible'
  }
  return {
    email: reach(lead.email, rules.emailBrokenBy),
    phone: reach(lead.phone, rules.phoneBrokenBy),
    channel: rules.answerableChannels.includes(lead.channel) ? 'plausible' : 'missing',
  }
}

/** Whether at least one of the ways the policy asks for is believed to work. */
export const isReachable = (reachable: Reachable, rules: MustVerify): boolean =>
  rules.anyOf.some((way) => reachable[way] === 'plausible')
