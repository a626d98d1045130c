import type { Decision } from './learned/decision.ts'
import type { Reading, Signal } from './reading.ts'

/** By how much the chance of hot must exceed the chance of a non-buyer: a non-buyer called hot is the dearest mistake. */
const hotFrom = 0.5
/** "No rush" takes a message out of rank 3 unless it is as sure as this: the sender orders or pays. */
const sureDespiteCalm = 0.9
/** A text that may be no inquiry at all (a review, news, talk among friends) is never hot. */
const surelyInquiry = 0.8

/** The intent of a buyer's message, 1 to 3. The limits were chosen on files that the learned layer had not seen. */
export function rankOf({ probability, yes }: Decision, signals: readonly Signal[]): Exclude<Reading['rank'], 0> {
  const hot = probability('rank3')
  const calm = signals.some(({ signal }) => signal === 'norush') && hot <= sureDespiteCalm
  const ready = signals.length > 0 && !calm && hot - probability('nonbuyer') >= hotFrom
  if (ready && probability('inquiry') >= surelyInquiry) return 3
  return yes('rank2') || yes('rank3') ? 2 : 1
}
