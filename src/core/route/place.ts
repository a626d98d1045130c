import type { Routing, RoutingStep } from '../decide/policy.ts'
import type { QueueName, RepSnapshot } from './assignment.ts'
import type { Standing } from './fairness.ts'

const queues: readonly string[] = ['shared', 'junior', 'fallback'] satisfies readonly QueueName[]

/** Whether a step of the policy is a queue rather than a group of people. */
export const isQueue = (step: RoutingStep): step is RoutingStep & QueueName => queues.includes(step)

/** The people a step of the policy means. */
export function peopleOf(step: RoutingStep, reps: readonly RepSnapshot[]): readonly RepSnapshot[] {
  if (step === 'closers') return reps.filter(({ closer }) => closer)
  if (step === 'reps') return reps.filter(({ junior }) => !junior)
  if (step === 'juniors') return reps.filter(({ junior }) => junior)
  return step === 'everyone' ? reps : []
}

/** Why somebody is not given a lead; `null` when nothing speaks against it. */
export type Hindrance = 'away' | 'full' | 'busy' | 'language' | 'excluded' | 'skill' | 'other_side' | null

export type PlaceTerms = {
  readonly language: string | null
  readonly languages: Routing['languages']
  readonly balance: Routing['balance']
  /** Instant by which somebody must be free; people busy beyond it are passed over. */
  readonly freeBy: number
  /** Instants until which people are busy, by user id. */
  readonly busyUntil: ReadonlyMap<string, number>
  /** Learned win rates by user id: when given, the highest is first and load only breaks ties. */
  readonly winRates: ReadonlyMap<string, number> | null
  /** Standing by the leads closers got lately; those owed one come first, those ahead last. */
  readonly standings: ReadonlyMap<string, Standing>
  /** Levels of the rotation by user id, for `balance: rotation`. */
  readonly levels: ReadonlyMap<string, number>
  /** Those who passed it on or let it wait too long. */
  readonly excluded: readonly string[]
  /** Skills that the rule asks for. */
  readonly skills: readonly string[]
  /** The people of this side of a pilot; null while none runs. */
  readonly side: ReadonlySet<string> | null
}

/** What stands between a person and a new lead. */
export function hindranceOf(rep: RepSnapshot, terms: PlaceTerms): Hindrance {
  if (terms.side && !terms.side.has(rep.userId)) return 'other_side'
  if (terms.excluded.includes(rep.userId)) return 'excluded'
  if (!rep.available) return 'away'
  if (!terms.skills.every((skill) => rep.skills?.includes(skill))) return 'skill'
  if (rep.load >= rep.capacity) return 'full'
  if ((terms.busyUntil.get(rep.userId) ?? Number.NEGATIVE_INFINITY) > terms.freeBy) return 'busy'
  return terms.languages === 'require' && !speaks(rep, terms.language) ? 'language' : null
}

/** The people who can take a lead, the next one first: language, fairness, win rate, load, longest without a lead, id. */
export function inTurn(people: readonly RepSnapshot[], terms: PlaceTerms): readonly RepSnapshot[] {
  const keys = (rep: RepSnapshot): readonly number[] => [
    terms.languages !== 'ignore' && speaks(rep, terms.language) ? 0 : 1,
    standingOrder[terms.standings.get(rep.userId) ?? 'free'],
    -(terms.winRates?.get(rep.userId) ?? 0),
    burdenOf(rep, terms),
    rep.lastAssignedAt === null ? Number.NEGATIVE_INFINITY : Date.parse(rep.lastAssignedAt),
  ]
  return people
    .filter((rep) => hindranceOf(rep, terms) === null)
    .map((rep) => ({ rep, keys: keys(rep) }))
    .toSorted((a, b) => firstDifference(a.keys, b.keys) || (a.rep.userId < b.rep.userId ? -1 : 1))
    .map(({ rep }) => rep)
}

const standingOrder = { owed: 0, free: 1, ahead: 2 } as const satisfies Record<Standing, number>

function burdenOf(rep: RepSnapshot, { balance, levels }: PlaceTerms): number {
  if (balance === 'rotation') return levels.get(rep.userId) ?? 0
  return balance === 'open_leads' ? rep.load : rep.load / Math.max(1, rep.capacity)
}

const speaks = (rep: RepSnapshot, language: string | null): boolean =>
  language === null || rep.languages.some((one) => one.toLowerCase() === language.toLowerCase())

function firstDifference(a: readonly number[], b: readonly number[]): number {
  const index = a.findIndex((value, at) => value !== b[at])
  return index < 0 ? 0 : a[index]! < b[index]! ? -1 : 1
}
