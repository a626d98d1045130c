import { makeRandom, mixSeed, normalDeviate, shuffled, type Random } from '../../math/random.ts'
import { instantOf, isoAt } from '../../route/zone.ts'
import type { DemoCatalogue, DemoMessage } from './catalogue.ts'
import { inquiryOf, type Inquiry } from './inquiry.ts'
import { historyOf, type DemoHistory } from './outcome.ts'
import { personOf, type DemoPerson } from './person.ts'
import type { LeadDraft } from '../lead-draft.ts'

/** A lead of the sample company: a past one with what became of it, or one of this morning, still to be worked. */
export type DemoLead = {
  readonly key: string
  readonly messageId: string
  readonly morning: boolean
  readonly receivedAt: string
  readonly draft: LeadDraft
  /** The hidden probability of a win that the outcome was drawn from: for tests of learning, never shown. */
  readonly truth: number
  readonly history: DemoHistory | null
}

export type DemoInput = {
  readonly seed: number
  /** ISO time with a zone: the last of the leads comes in shortly before it. */
  readonly now: string
  readonly messages: readonly DemoMessage[]
  readonly catalogue: DemoCatalogue
}

const pastLeads = 390
const nonbuyerShare = 0.25
const dayMs = 86_400_000

/** About 390 leads of the last twelve months with outcomes, then 50 of this morning, in order of arrival. The same seed gives the same leads. */
export function demoLeads({ seed, now, messages, catalogue }: DemoInput): readonly DemoLead[] {
  const { past, morning } = chooseMessages(messages, makeRandom(mixSeed(seed, 1)))
  const zone = catalogue.workspace.timeZone
  const nowMs = instantOf(now)
  const arrivals = [
    ...past.map((message) => ({ message, at: movedIntoYear(message.received_at, nowMs), morning: false })),
    ...morning.map((message, index) => ({ message, at: morningTime(index, seed, nowMs), morning: true })),
  ].toSorted((a, b) => a.at - b.at)
  const people: DemoPerson[] = []
  return arrivals.map(({ message, at, morning }, index) => {
    const random = makeRandom(mixSeed(seed, 2, index))
    const person = knownOrNew({ message, people, random, catalogue, number: index })
    const inquiry = inquiryOf({ message, person, random, catalogue })
    return {
      key: `${morning ? 'morning' : 'past'}-${String(index + 1).padStart(3, '0')}`,
      messageId: message.id,
      morning,
      receivedAt: isoAt(at, zone),
      draft: inquiry.draft,
      ...endOf({ message, inquiry, at, nowMs, random, catalogue, morning }),
    }
  })
}

type Ending = {
  readonly message: DemoMessage
  readonly inquiry: Inquiry
  readonly at: number
  readonly nowMs: number
  readonly random: Random
  readonly catalogue: DemoCatalogue
  readonly morning: boolean
}

function endOf({
  message,
  inquiry,
  at,
  nowMs,
  random,
  catalogue,
  morning,
}: Ending): Pick<DemoLead, 'truth' | 'history'> {
  const truth = winChance(message, inquiry, random)
  return { truth, history: morning ? null : historyOf({ message, inquiry, truth, at, nowMs, random, catalogue }) }
}

/**
 * The hidden truth: log-odds of a win from what the message says by its labels, who says it and through which source, with some
 * chance of its own. Non-buyers hardly ever buy. Learnable, but not perfectly: as with real deals.
 */
function winChance(message: DemoMessage, { source, person, interest }: Inquiry, random: Random): number {
  const has = (signal: string) => (message.signals.includes(signal) ? 1 : 0)
  const byRank = [-5.0, -2.1, -0.7, 0.5][message.rank]!
  const byAuthority = { decides: 0.5, delegated: 0.4, influences: -0.3, none: -0.8, unknown: 0 }[message.authority]
  const bySignals =
    0.35 * has('urgency') + 0.4 * has('budget') + 0.3 * has('pain') + 0.25 * has('quantity') - 0.4 * has('norush')
  const bySize = person.companySize === null ? -0.2 : person.companySize >= 20 && person.companySize <= 500 ? 0.35 : 0
  const logit =
    byRank + byAuthority + bySignals + bySize + source.effect + 0.35 * interest + 0.4 * normalDeviate(random)
  return 1 / (1 + Math.exp(-logit))
}

/** How many of this morning's leads are of which kind. */
const morningMix: readonly (readonly [count: number, wanted: (message: DemoMessage) => boolean])[] = [
  [15, (message) => message.rank === 3],
  [14, (message) => message.rank === 2],
  [9, (message) => message.rank === 1],
  [4, (message) => message.nonbuyer === 'spam'],
  [8, (message) => message.rank === 0 && message.nonbuyer !== 'spam'],
]

/**
 * Buyers and non-buyers in the share a sales team knows; this morning's in every language, without dates, which would be those of
 * another season.
 */
function chooseMessages(messages: readonly DemoMessage[], random: Random) {
  const order = Array.from(shuffled(messages.length, random), (index) => messages[index]!)
  const timeless = order.filter((message) => !message.dated && !/\d{1,2}[./]\d{2}|20\d\d/.test(message.text))
  const morning = morningMix.flatMap(([count, wanted]) => pick(timeless.filter(wanted), count))
  const rest = order.filter((message) => !morning.includes(message))
  const nonbuyers = rest.filter((message) => message.nonbuyer !== null).slice(0, Math.round(pastLeads * nonbuyerShare))
  const buyers = rest.filter((message) => message.nonbuyer === null).slice(0, pastLeads - nonbuyers.length)
  return {
    past: [...buyers, ...nonbuyers],
    morning: Array.from(shuffled(morning.length, random), (at) => morning[at]!),
  }
}

const languageTurns = ['ru', 'kk', 'ru', 'he', 'en', 'mixed'] as const

/** Some of each language in turn, as long as there are any. */
function pick(messages: readonly DemoMessage[], count: number): readonly DemoMessage[] {
  const taken = new Set<DemoMessage>()
  for (let turn = 0; taken.size < count && turn < count * languageTurns.length; turn += 1) {
    const lang = languageTurns[turn % languageTurns.length]
    const next = messages.find((message) => message.lang === lang && !taken.has(message))
    if (next) taken.add(next)
  }
  return [...taken]
}

/** The same weekday and season within the last 52 weeks, so that "by Friday" and "in spring" still read right. */
function movedIntoYear(receivedAt: string, nowMs: number): number {
  const span = 364 * dayMs
  const latest = nowMs - dayMs
  const at = instantOf(receivedAt)
  return at - Math.ceil((at - latest) / span) * span
}

/** Spread over the last four hours, more of them lately. */
function morningTime(index: number, seed: number, nowMs: number): number {
  const random = makeRandom(mixSeed(seed, 3, index))
  return Math.round((nowMs - 240_000 - random() ** 1.4 * 4 * 3_600_000) / 1000) * 1000
}

type Arrival = {
  readonly message: DemoMessage
  readonly people: DemoPerson[]
  readonly random: Random
  readonly catalogue: DemoCatalogue
  readonly number: number
}

/** Now and then somebody known writes again; else somebody new. */
function knownOrNew({ message, people, random, catalogue, number }: Arrival): DemoPerson {
  const again = random() < 0.07 && message.nonbuyer === null
  const known = again ? people.filter((one) => one.lang === message.lang && one.buyer) : []
  const found = known[Math.floor(random() * known.length)]
  if (found) return found
  const person = personOf({ message, random, catalogue, number })
  people.push(person)
  return person
}
