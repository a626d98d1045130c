import type { Check } from '../check.ts'
import type { FindingOutcome } from '../finding.ts'
import { addressOf } from '../email/lead-address.ts'
import { type MailboxAnswer, mailboxAnswerOf, type MailboxState } from '../email/mailbox-answer.ts'
import { type MxAnswer, mxAnswerOf } from '../email/mx-answer.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf } from './finding-of.ts'

const finding = findingOf('email.mailbox')
const outcomes: Readonly<Record<MailboxState, FindingOutcome>> = {
  deliverable: 'pass',
  undeliverable: 'fail',
  risky: 'warn',
  unknown: 'unknown',
}

/** Would the mailbox take a message? Asked of its mail hosts, after the domain's own answer. */
export const emailMailbox: Check = {
  id: 'email.mailbox',
  needs(lead, { answers }) {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject') return []
    // An address literal has no domain to ask DNS for; nobody is dialled at the bidding of a form.
    const mx = mxAnswerOf(answers, address.ascii)
    if (mx === null && !address.ascii.startsWith('[')) return []
    const hosts = mx?.hosts ?? []
    const lookup = { kind: 'mailbox', address: `${address.local}@${address.ascii}`, hosts } as const
    return answers[lookupKey(lookup)] === undefined ? [lookup] : []
  },
  judge(lead, { answers }) {
    const address = addressOf(lead.email)
    if (address === null) return null
    const answer = mailboxAnswerOf(answers, `${address.local}@${address.ascii}`)
    if (answer === null) return null
    const { state, reason } = withoutHosts(answer, mxAnswerOf(answers, address.ascii))
    return finding(outcomes[state], reason, { state })
  },
}

/** Where there was no host to ask, what DNS said decides: nothing takes mail there, or nobody knows. */
function withoutHosts(answer: MailboxAnswer, mx: MxAnswer | null): MailboxAnswer {
  if (answer.reason === 'not_configured' || mx === null || mx.hosts.length > 0) return answer
  const gone = mx.state === 'null' || mx.state === 'none'
  return { state: gone ? 'undeliverable' : 'unknown', reason: mx.reason }
}
