import type { Clause } from './clauses.ts'
import type { Message } from './message.ts'
import type { SignalName } from './reading.ts'

/** Words of the lexicon and grammars that by themselves speak for a signal. */
const speaksFor: Readonly<Record<SignalName, readonly string[]>> = {
  urgency: ['urgent', 'date_now', 'date_near', 'due_pressing', 'emptiness_loss_now', 'fine', 'today', 'this_week'],
  pain: [
    'broken',
    'leak',
    'not_working',
    'complaint',
    'lose',
    'late',
    'mess',
    'cant_cope',
    'missed_calls',
    'let_down',
    'hurt',
    'theft_danger',
    'noise_smell',
    'no_power',
    'queue_spoil',
    'cold_hot',
    'wear',
    'overpay',
  ],
  budget: ['money_amount', 'budget_word', 'money_ready'],
  readiness: ['call', 'visit', 'measure', 'show_trial', 'quote', 'invoice', 'contract', 'pay', 'order', 'free_slot'],
  quantity: ['unit_amount'],
  need: ['need', 'want', 'seek', 'replace_new', 'have_you', 'open_build'],
  evaluating: ['compare', 'others_offer', 'side_by_side', 'why_you'],
  norush: ['no_rush', 'calm_phrases', 'later', 'looking'],
  no_budget: ['no_money', 'empty_purse'],
  price_only: ['price'],
  past_purchase: ['bought', 'elsewhere_bought', 'from_you'],
  existing_customer: ['warranty', 'from_you', 'same_again'],
}

/** Signals whose words mean the contrary behind a negation; the others hold one themselves or do not care. */
const negatable: ReadonlySet<SignalName> = new Set(['urgency', 'pain', 'need'])

/** Words between which a negation reaches what follows it. */
const reach = 3

function isNegated(message: Message, from: number, clause: Clause): boolean {
  return message.concepts.some(
    (hit) => hit.concept === 'negation' && hit.from >= clause.from && hit.from < from && from - hit.to < reach,
  )
}

/** Kazakh says no after the word: емес, жоқ. */
function isNegatedAfter(message: Message, to: number, clause: Clause): boolean {
  return message.concepts.some(
    (hit) =>
      hit.concept === 'negation' &&
      hit.from >= to &&
      hit.from < clause.to &&
      hit.from - to < 2 &&
      /^(?:емес|жок)/.test(message.words[hit.from].key),
  )
}

/** Whether patterns of the lexicon speak for a signal in these clauses: unnegated where a negation would turn them. */
export function isSupported(message: Message, signal: SignalName, clause: Clause): boolean {
  const names = speaksFor[signal]
  return message.concepts.some(
    ({ concept, from, to }) =>
      from >= clause.from &&
      from < clause.to &&
      names.includes(concept) &&
      !(negatable.has(signal) && (isNegated(message, from, clause) || isNegatedAfter(message, to, clause))),
  )
}
