import { readFileSync } from 'node:fs'
import type { Authority, NonbuyerKind, SignalName } from '../../src/core/read/reading.ts'
import { authorities, nonbuyerKinds, signalNames } from '../../src/core/read/reading.ts'
import type { LabelledMessage } from './corpus.ts'

/** Phrases of one language by what they say; `{p}` stands for a thing. Written for Assay, in plain words. */
type Phrases = ReadonlyMap<string, readonly string[]>

const languages = ['ru', 'kk', 'he', 'en'] as const

function readPhrases(language: string): Phrases {
  const text = readFileSync(new URL(`plain/${language}.txt`, import.meta.url), 'utf8')
  const lines = text.split('\n').filter((line) => line.includes(':'))
  return new Map(
    lines.map((line) => {
      const colon = line.indexOf(':')
      return [
        line.slice(0, colon),
        line
          .slice(colon + 1)
          .split('|')
          .map((phrase) => phrase.trim()),
      ]
    }),
  )
}

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
  ['need urgency', 3],
  ['need pain urgency', 3],
  ['need quantity readiness urgency', 3],
  ['pain readiness', 3],
  ['urgency pain', 3],
  ['need budget readiness', 3],
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

type Draft = {
  readonly language: string
  readonly parts: readonly string[]
  readonly rank: 0 | 1 | 2 | 3
  readonly id: string
}

function makeMessage({ language, parts, rank, id }: Draft, phrases: Phrases, next: () => number): LabelledMessage {
  const pick = (name: string): string => {
    const list = phrases.get(name) ?? ['']
    return list[Math.floor(next() * list.length)]
  }
  const thing = pick('thing')
  const said = parts.map((name) => ({ name, phrase: pick(name).replaceAll('{p}', thing) }))
  const greeting = pick('hello')
  const text = [greeting, ...said.map(({ phrase }) => phrase)].filter((part) => part !== '').join(' ')
  const signals = said.flatMap(({ name, phrase }) =>
    isSignal(name) ? [{ signal: name, quote: phrase.replace(/[.!?]+$/, '') }] : [],
  )
  return {
    id,
    lang: language,
    text: next() < 0.3 ? text.toLowerCase() : text,
    file: `plain-${language}`,
    channel: 'form',
    received_at: '2026-03-11T10:00:00+05:00',
    signals,
    authority: parts.find(isAuthority) ?? 'unknown',
    deadline: null,
    next_step: null,
    nonbuyer: parts.find(isKind) ?? null,
    rank,
    trainOnly: true,
    plain: true,
  }
}

/** Messages in plain words, put together from phrases, so that what is said openly is learned too. Never judged. */
export function makePlainMessages(perPlan: number): readonly LabelledMessage[] {
  const next = makeChance(20_261_121)
  return languages.flatMap((language) => {
    const phrases = readPhrases(language)
    return plans.flatMap(([plan, rank], number) =>
      Array.from({ length: perPlan }, (_, index) => {
        const parts = plan.split(' ').sort(() => next() - 0.5)
        return makeMessage({ language, parts, rank, id: `plain-${language}-${number}-${index}` }, phrases, next)
      }),
    )
  })
}
