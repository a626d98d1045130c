import type { Check } from '../check.ts'
import type { FindingOutcome } from '../finding.ts'
import { type AgentKind, agentKind } from '../network/agent-kind.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('origin.agent')
const outcomes: Readonly<Record<AgentKind, FindingOutcome>> = {
  human: 'pass',
  bot: 'fail',
  automation: 'fail',
  unknown: 'unknown',
}

/** What kind of program sent the form, by what it calls itself. */
export const originAgent: Check = {
  id: 'origin.agent',
  needs: needsNothing,
  judge(lead) {
    if (lead.origin.userAgent === null)
      return lead.origin.postedByService ? finding('unknown', 'posted_by_service') : null
    const kind = agentKind(lead.origin.userAgent)
    return finding(outcomes[kind], `agent_${kind}`, { agent: kind })
  },
}
