import type { Check } from '../check.ts'
import type { FindingOutcome } from '../finding.ts'
import { addressOf } from '../email/lead-address.ts'
import { mxAnswerOf, type MxState } from '../email/mx-answer.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf } from './finding-of.ts'

const finding = findingOf('email.mx')
const outcomes: Readonly<Record<MxState, FindingOutcome>> = {
  ok: 'pass',
  implicit: 'warn',
  null: 'fail',
  none: 'fail',
  unknown: 'unknown',
}

/** Does the domain take mail? RFC 5321 section 5.1 (address record as the implicit mail host), RFC 7505 (null MX). */
export const emailMx: Check = {
  id: 'email.mx',
  needs(lead, { answers }) {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject' || address.domain.startsWith('[')) return []
    const lookup = { kind: 'mx', domain: address.ascii } as const
    return answers[lookupKey(lookup)] === undefined ? [lookup] : []
  },
  judge(lead, { answers }) {
    const address = addressOf(lead.email)
    if (address === null) return null
    const answer = mxAnswerOf(answers, address.ascii)
    if (answer === null) return null
    return finding(outcomes[answer.state], answer.reason, { state: answer.state, hosts: answer.hosts })
  },
}
