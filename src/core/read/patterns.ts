import { AppError } from '../app-error.ts'
import type { Clause } from './clauses.ts'
import { type ConceptHit, hitsWithin } from './lexicon.ts'
import { type SignalName, signalNames } from './reading.ts'
import type { Message } from './message.ts'

/**
 * A pattern says what a clause must be about to speak for a signal: concepts of the lexicon in this order, with at most
 * three words between them, the first in the clause. It holds in every language at once; its examples are checked by the tests.
 */
export type Pattern = {
  readonly id: string
  readonly signal: SignalName
  readonly all: readonly string[]
  readonly strength: 'strong' | 'weak'
}

export type PatternHit = { readonly pattern: Pattern; readonly from: number; readonly to: number }

/** Reads the file of patterns. */
export function parsePatterns(text: string): readonly Pattern[] {
  const patterns = JSON.parse(text) as readonly Pattern[]
  const broken = patterns.find(({ signal, all }) => !signalNames.includes(signal) || all.length === 0)
  if (broken)
    throw new AppError('internal', 'reader_pattern_broken', `The pattern ${broken.id} of the reader is broken.`)
  return patterns
}

/** Signals whose words mean the contrary behind a negation; the others hold one themselves or do not care. */
const negatable: ReadonlySet<SignalName> = new Set(['urgency', 'pain', 'need', 'budget', 'readiness', 'evaluating'])
const widestGap = 3
/** «не» turns the next word; further words of its clause may be turned by it. */
const negationReach = 1

/** Words that stand before what they deny. Kazakh denies behind the word: емес, жоқ. */
function isNegated(hits: readonly ConceptHit[], place: ConceptHit, message: Message): boolean {
  return hits.some(({ concept, from, to }) => {
    if (concept !== 'negation' || (from >= place.from && to <= place.to)) return false
    if (to <= place.from) return place.from - to < negationReach
    return from >= place.to && from - place.to < 1 && /^(?:емес|жок)/.test(message.words[from].key)
  })
}

/** Where the words of a pattern end whose first concept stands here; -1 where the others do not follow. */
function followOf(hits: readonly ConceptHit[], first: ConceptHit, all: readonly string[]): number {
  let to = first.to
  for (let step = 1; step < all.length; step += 1) {
    const next = hits.find(
      ({ concept, from }) => concept === all[step] && from >= first.from && from - to <= widestGap && from >= to - 1,
    )
    if (!next) return -1
    to = Math.max(to, next.to)
  }
  return to
}

/** The first place in the clause where a pattern fires; null where it does not, or a negation turns it. */
function firingOf(pattern: Pattern, hits: readonly ConceptHit[], { message, clause }: Place): PatternHit | null {
  for (const first of hits) {
    if (first.from >= clause.to) break
    if (first.concept !== pattern.all[0]) continue
    const to = followOf(hits, first, pattern.all)
    if (to < 0 || (negatable.has(pattern.signal) && isNegated(hits, { ...first, to }, message))) continue
    return { pattern, from: first.from, to }
  }
  return null
}

type Place = { readonly message: Message; readonly clause: Clause }

/** Every pattern that fires in a clause, where no negation turns it. */
export function findPatterns(message: Message, clause: Clause, patterns: readonly Pattern[]): readonly PatternHit[] {
  const hits = hitsWithin(message.concepts, { from: clause.from, to: clause.runTo })
  if (hits.length === 0) return []
  const place = { message, clause }
  const found: PatternHit[] = []
  for (const pattern of patterns) {
    const hit = firingOf(pattern, hits, place)
    if (hit) found.push(hit)
  }
  return found
}
