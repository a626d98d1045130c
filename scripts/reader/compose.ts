import type { Authority, NonbuyerKind, SignalName } from '../../src/core/read/reading.ts'
import { authorities, nonbuyerKinds, signalNames } from '../../src/core/read/reading.ts'
import type { LabelledMessage } from './corpus.ts'
import { type Phrases, readPhrases, readPlainPhrases } from './phrases.ts'
import { mayHoldToo } from './phrase-samples.ts'

const languages = ['ru', 'kk', 'he', 'en'] as const

/** Numbers from 0 to 1 with a seed (mulberry32): the same messages in every run. */
function makeChance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** What may stand together in one message, each with its rank by the definitions of the labels. */
const plans: readonly (readonly [string, 0 | 1 | 2 | 3])[] = [
  ['need urgency', 2],
  ['need pain urgency', 3],
  ['need quantity readiness urgency', 3],
  ['pain readiness', 3],
  ['urgency pain', 3],
  ['need budget readiness', 3],
  ['need budget readiness urgency', 3],
  ['need quantity pain readiness decides', 3],
  ['delegated pain urgency readiness', 3],
  ['need quantity budget', 2],
  ['need', 2],
  ['need quantity', 2],
  ['pain', 2],
  ['need evaluating', 2],
  ['evaluating influences', 2],
  ['need norush', 2],
  ['influences need quantity', 2],
  ['decides need', 2],
  ['none price_only', 1],
  ['price_only', 1],
  ['norush', 1],
  ['no_budget', 1],
  ['past_purchase', 1],
  ['existing_customer', 1],
  ['cold', 1],
  ...nonbuyerKinds.map((kind) => [kind, 0] as const),
]

const isSignal = (name: string): name is SignalName => (signalNames as readonly string[]).includes(name)
const isAuthority = (name: string): name is Authority => (authorities as readonly string[]).includes(name)
const isKind = (name: string): name is NonbuyerKind => (nonbuyerKinds as readonly string[]).includes(name)

/** How the phrases of a message are put together. */
type Style = {
  readonly name: string
  readonly perPlan: number
  /** Chance of a phrase that says nothing to the matter, and of no marks between the phrases. */
  readonly filler: number
  readonly unmarked: number
}

type Draft = {
  readonly language: string
  readonly parts: readonly string[]
  readonly rank: 0 | 1 | 2 | 3
  readonly id: string
  readonly style: Style
}

const joints = ['. ', '. ', ', ', '\n'] as const

/** The phrases one after another, with the marks their writer left out. */
function joinPhrases(phrases: readonly string[], unmarked: boolean, next: () => number): string {
  if (unmarked) return phrases.map((phrase) => phrase.replace(/[.,;!:]+(?=\s|$)/g, '')).join(' ')
  return phrases
    .map((phrase, index) => {
      if (index === phrases.length - 1) return phrase
      return /[.!?…,]$/.test(phrase) ? `${phrase} ` : phrase + joints[Math.floor(next() * joints.length)]
    })
    .join('')
}

/** What nobody can say of a message put together from phrases: its dates, and what the phrases imply besides. */
function unaskedOf(parts: readonly string[]): ReadonlySet<string> {
  const implied = parts.flatMap((name) => (isSignal(name) ? mayHoldToo[name] : []))
  return new Set(['deadline', 'next_step', ...implied.filter((name) => !parts.includes(name))])
}

function makeMessage(draft: Draft, phrases: Phrases, next: () => number): LabelledMessage {
  const { language, parts, rank, id, style } = draft
  const pick = (name: string): string => {
    const list = phrases.get(name) ?? ['']
    return list[Math.floor(next() * list.length)]
  }
  const thing = pick('thing')
  const filled = next() < style.filler ? [...parts, 'neutral'] : parts
  const said = filled.map((name) => ({ name, phrase: pick(name).replaceAll('{p}', thing) }))
  const spoken = [pick('hello'), ...said.map(({ phrase }) => phrase)].filter((part) => part !== '')
  const text = joinPhrases(spoken, next() < style.unmarked, next)
  const signals = said.flatMap(({ name, phrase }) =>
    isSignal(name) ? [{ signal: name, quote: phrase.replace(/[.!?]+$/, '') }] : [],
  )
  return {
    id,
    lang: language,
    text: next() < 0.3 ? text.toLowerCase() : text,
    file: `${style.name}-${language}`,
    channel: 'form',
    received_at: '2026-03-11T10:00:00+05:00',
    signals,
    authority: parts.find(isAuthority) ?? 'unknown',
    deadline: null,
    next_step: null,
    nonbuyer: parts.find(isKind) ?? null,
    rank,
    origin: 'composed',
    unasked: unaskedOf(parts),
  }
}

function compose(language: string, phrases: Phrases, style: Style, next: () => number): readonly LabelledMessage[] {
  return plans.flatMap(([plan, rank], number) =>
    Array.from({ length: style.perPlan }, (_, index) => {
      const parts = plan.split(' ').sort(() => next() - 0.5)
      return makeMessage(
        { language, parts, rank, id: `${style.name}-${language}-${number}-${index}`, style },
        phrases,
        next,
      )
    }),
  )
}

/** Messages put together from plain phrases and from implicit ones, so that both are learned. Never judged. */
export function composeMessages(): readonly LabelledMessage[] {
  const next = makeChance(20_261_121)
  return languages.flatMap((language) => {
    const plain = readPlainPhrases(language)
    const implicit = readPhrases(language)
    const both = new Map([...plain, ...implicit])
    return [
      ...compose(language, plain, { name: 'plain', perPlan: 16, filler: 0, unmarked: 0 }, next),
      ...(implicit.size === 0
        ? []
        : compose(language, both, { name: 'implicit', perPlan: 30, filler: 0.3, unmarked: 0.25 }, next)),
    ]
  })
}
