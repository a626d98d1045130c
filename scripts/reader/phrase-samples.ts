import {
  authorities,
  type Authority,
  type NonbuyerKind,
  nonbuyerKinds,
  type SignalName,
  signalNames,
} from '../../src/core/read/reading.ts'
import { clauseLabels, documentLabels } from '../../src/core/read/learned/evidence.ts'
import type { LabelledMessage } from './corpus.ts'
import { readPhrases } from './phrases.ts'

/** What words that show one signal often show besides: of these a phrase by itself says nothing. */
export const mayHoldToo: Readonly<Record<SignalName, readonly SignalName[]>> = {
  urgency: ['pain', 'need', 'readiness'],
  pain: ['urgency', 'need'],
  budget: ['need', 'quantity', 'readiness'],
  readiness: ['urgency', 'need', 'quantity', 'evaluating'],
  quantity: ['need'],
  need: ['quantity', 'pain'],
  evaluating: ['need', 'pain'],
  norush: ['need', 'evaluating', 'no_budget'],
  no_budget: ['norush', 'need'],
  price_only: ['need', 'quantity'],
  past_purchase: ['existing_customer', 'norush'],
  existing_customer: ['past_purchase', 'urgency', 'pain'],
}

const everyLabel: readonly string[] = [...new Set([...documentLabels, ...clauseLabels])]
const isSignal = (name: string): name is SignalName => (signalNames as readonly string[]).includes(name)
const isAuthority = (name: string): name is Authority => (authorities as readonly string[]).includes(name)
const isKind = (name: string): name is NonbuyerKind => (nonbuyerKinds as readonly string[]).includes(name)

/** The labels that a phrase of a category answers, with yes or no; the others are not asked. */
function askedBy(category: string): ReadonlySet<string> {
  if (isSignal(category)) {
    const open = new Set<string>(mayHoldToo[category])
    return new Set([...signalNames.filter((name) => !open.has(name)), 'nonbuyer', ...nonbuyerKinds])
  }
  if (isAuthority(category))
    return new Set(['decides', 'delegated', 'influences', 'none', 'unknown', 'nonbuyer', ...nonbuyerKinds])
  if (isKind(category)) return new Set([...signalNames, 'nonbuyer', ...nonbuyerKinds, 'rank2', 'rank3'])
  if (category === 'neutral') return new Set([...signalNames, 'rank2', 'rank3', 'inquiry'])
  return new Set([category.replace('not_', '')])
}

/** Each implicit phrase as a message of its own. */
export function makePhraseSamples(language: string): readonly LabelledMessage[] {
  return [...readPhrases(language)].flatMap(([category, phrases]) => {
    const asked = askedBy(category)
    const unasked = new Set(everyLabel.filter((label) => !asked.has(label)))
    return phrases.map(
      (phrase, index): LabelledMessage => ({
        id: `phrase-${language}-${category}-${index}`,
        lang: language,
        text: phrase,
        file: `phrases-${language}`,
        channel: 'form',
        received_at: '2026-03-11T10:00:00+05:00',
        signals: isSignal(category) ? [{ signal: category, quote: phrase }] : [],
        authority: isAuthority(category) ? category : 'unknown',
        deadline: null,
        next_step: null,
        nonbuyer: isKind(category) ? category : null,
        rank: isKind(category) ? 0 : 1,
        origin: 'phrase',
        unasked,
      }),
    )
  })
}
