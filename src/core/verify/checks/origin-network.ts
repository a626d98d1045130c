import type { Check } from '../check.ts'
import type { FindingOutcome } from '../finding.ts'
import type { NetworkKind } from '../network/network-kind.ts'
import { networkAnswerOf } from '../network/network-answer.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf } from './finding-of.ts'

const finding = findingOf('origin.network')
const outcomes: Readonly<Record<NetworkKind, FindingOutcome>> = {
  hosting: 'warn',
  vpn: 'warn',
  special: 'unknown',
  unknown: 'unknown',
  isp: 'pass',
}

/** What kind of network the form came from, and from which country. Never a verdict on its own. */
export const originNetwork: Check = {
  id: 'origin.network',
  needs(lead, { answers }) {
    if (lead.origin.ip === null) return []
    const lookup = { kind: 'network', ip: lead.origin.ip } as const
    return answers[lookupKey(lookup)] === undefined ? [lookup] : []
  },
  judge(lead, { answers }) {
    if (lead.origin.ip === null) return lead.origin.postedByService ? finding('unknown', 'posted_by_service') : null
    const answer = networkAnswerOf(answers, lead.origin.ip)
    if (answer === null) return null
    const { network, country, asn, owner } = answer
    return finding(outcomes[network], `network_${network}`, { network, country, asn, owner })
  },
}
