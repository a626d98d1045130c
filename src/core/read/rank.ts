import type { Decision } from './decision.ts'
import type { Reading, Signal, SignalName } from './reading.ts'

/** Below this chance of a non-buyer the second stage is believed when it says hot. */
const surelyBuyer = 0.09
/** Below this one it is, where what was found makes the message hot by definition as well. */
const likelyBuyer = 0.4
/** How sure of hot the second stage must be then, with two things that back it and with three. */
const sureWithTwo = 0.85
const sureWithThree = 0.6
/** "No rush" takes a message out of rank 3 unless it is as sure as this: the sender orders or pays. */
const sureDespiteCalm = 0.9
/** A text that may be no inquiry at all (a review, news, talk among friends) is never hot. */
const surelyInquiry = 0.75

/**
 * How many things make a message hot by the definition of rank 3: a step with urgency, pain, budget or a mandate beside
 * it, or urgency with pain, size or budget. None where the definition does not hold.
 */
function thingsBehind({ yes }: Decision, held: ReadonlySet<SignalName>): number {
  const count = (names: readonly SignalName[]): number => names.filter((name) => held.has(name)).length
  const beside = count(['urgency', 'pain', 'budget']) + (yes('delegated') ? 1 : 0)
  if (held.has('readiness') && beside > 0) return 1 + beside
  return held.has('urgency') ? count(['pain', 'quantity', 'budget']) : 0
}

/** The intent of a buyer's message, 1 to 3. A non-buyer called hot is the dearest mistake: hot needs both stages. */
export function rankOf(decision: Decision, signals: readonly Signal[]): Exclude<Reading['rank'], 0> {
  const held = new Set(signals.map(({ signal }) => signal))
  const hot = decision.probability('rank3')
  const nonbuyer = decision.probability('nonbuyer')
  const behind = thingsBehind(decision, held)
  const backed =
    nonbuyer < likelyBuyer && ((behind >= 2 && hot >= sureWithTwo) || (behind >= 3 && hot >= sureWithThree))
  const believed = decision.yes('rank3') && nonbuyer < surelyBuyer
  if (decision.probability('inquiry') < surelyInquiry) return decision.yes('rank2') || decision.yes('rank3') ? 2 : 1
  const calm = held.has('norush') && hot <= sureDespiteCalm
  if ((believed || backed) && signals.length > 0 && !calm) return 3
  return decision.yes('rank2') || decision.yes('rank3') ? 2 : 1
}
