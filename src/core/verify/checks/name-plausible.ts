import type { Check } from '../check.ts'
import type { FindingOutcome } from '../finding.ts'
import { judgeName, type NameKind } from '../name/judge-name.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('name.plausible')
const outcomes: Readonly<Record<NameKind, FindingOutcome>> = {
  real: 'pass',
  gibberish: 'fail',
  implausible: 'fail',
  bot_name: 'fail',
  wrong_layout: 'warn',
  unknown: 'unknown',
}

/** Could somebody be called so? In any script; a name the models do not know is unknown, not false. */
export const namePlausible: Check = {
  id: 'name.plausible',
  needs: needsNothing,
  judge(lead, { data }) {
    if (lead.name === null || lead.name.trim() === '') return null
    const { kind, suggestion, reason } = judgeName(lead.name, data.nameModels)
    return finding(outcomes[kind], reason, { kind, suggestion })
  },
}
