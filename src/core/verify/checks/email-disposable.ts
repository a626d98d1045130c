import type { Check } from '../check.ts'
import { disposableReason } from '../email/disposable.ts'
import { addressOf } from '../email/lead-address.ts'
import { mxAnswerOf } from '../email/mx-answer.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('email.disposable')

/** Is the mailbox a throw-away one: by the lists, by the parent domain, by the mail host? */
export const emailDisposable: Check = {
  id: 'email.disposable',
  needs: needsNothing,
  judge(lead, { data, answers }) {
    const address = addressOf(lead.email)
    if (address === null || address.form === 'reject') return null
    const hosts = mxAnswerOf(answers, address.ascii)?.hosts ?? []
    const reason = disposableReason(address.ascii, hosts, data)
    return reason === null ? finding('pass', 'not_listed') : finding('fail', reason, { domain: address.ascii })
  },
}
