import { type Calendar, daysBetween } from '../measure/calendar.ts'
import type { Verdict } from '../verify/finding.ts'
import { expectWins, type ExpectedWins } from './expect-wins.ts'
import { isSame, type Outcome, type TriedCase, type TriedSide } from './past-case.ts'
import type { Tier } from './tier.ts'

export type Counts = {
  readonly tiers: Readonly<Record<Tier, number>>
  readonly verdicts: Readonly<Record<Verdict, number>>
  /** Leads answered by a person, and those answered by letter. */
  readonly calls: number
  readonly letters: number
  /** Wins and their amounts among the leads answered by a person. */
  readonly winsCalled: number
  readonly amountCalled: number
  /** Questions to outside services by what they are about, what they cost together, and codes asked for. */
  readonly asked: Readonly<Record<string, number>>
  readonly askedCost: number
  readonly codes: number
}

export type Change = { readonly leadId: string; readonly from: Outcome; readonly to: Outcome }

export type Simulation = {
  readonly before: Counts
  readonly after: Counts
  readonly changes: readonly Change[]
  /** Won leads that were called and still are, those that no longer would be, and those that would be called now. */
  readonly wins: { readonly kept: number; readonly lost: number; readonly gained: number }
  /** Wins to be expected among the called leads of these weeks, by the calibrated probabilities. */
  readonly expected: { readonly before: ExpectedWins; readonly after: ExpectedWins }
  /** Leads decided by the live policy, and how many of them the replay decides as they really were: all, or the replay is not exact. */
  readonly replayed: { readonly leads: number; readonly agreeing: number }
  /** Days from the first to the last lead, both counted; 0 without leads. */
  readonly days: number
  readonly first: string | null
  readonly last: string | null
}

export type SimulateOptions = {
  /** Leads received up to here may have taught the new model: they say nothing about its calibration. Null: none did. */
  readonly learnedUntil: string | null
  /** Whose days and weeks they are. */
  readonly calendar: Calendar
}

/** What the rules did and would do, summed over past leads in any order. */
export function simulate(tried: readonly TriedCase[], { learnedUntil, calendar }: SimulateOptions): Simulation {
  const times = tried.map(({ receivedAt }) => receivedAt).toSorted((a, b) => Date.parse(a) - Date.parse(b))
  const [first = null, last = null] = [times[0], times.at(-1)]
  const won = tried.filter((one) => one.won === 1)
  const count = (before: boolean, after: boolean) =>
    won.filter((one) => isCalled(one.before) === before && isCalled(one.after) === after).length
  const judged = tried.filter(({ agrees }) => agrees !== null)
  return {
    before: countsOf(tried, 'before'),
    after: countsOf(tried, 'after'),
    changes: tried
      .filter(({ before, after }) => !isSame(before, after))
      .map(({ leadId, before, after }) => ({ leadId, from: outcomeOf(before), to: outcomeOf(after) })),
    wins: { kept: count(true, true), lost: count(true, false), gained: count(false, true) },
    expected: {
      before: expectWins(tried, { side: 'before', learnedUntil: null, calendar }),
      after: expectWins(tried, { side: 'after', learnedUntil, calendar }),
    },
    replayed: { leads: judged.length, agreeing: judged.filter(({ agrees }) => agrees).length },
    days: first && last ? daysBetween(calendar.dateOf(first), calendar.dateOf(last)) : 0,
    first,
    last,
  }
}

function countsOf(tried: readonly TriedCase[], side: 'before' | 'after'): Counts {
  const tiers = { cold: 0, warm: 0, promising: 0, hot: 0 }
  const verdicts = { verified: 0, review: 0, rejected: 0 }
  const asked: Record<string, number> = {}
  let [calls, letters, winsCalled, amountCalled, askedCost, codes] = [0, 0, 0, 0, 0, 0]
  for (const one of tried) {
    const { tier, verdict, answer, bought } = one[side]
    for (const id of bought?.rungs ?? []) asked[id] = (asked[id] ?? 0) + 1
    askedCost += bought?.cost ?? 0
    codes += Number(bought?.code ?? false)
    tiers[tier] += 1
    verdicts[verdict] += 1
    if (answer === 'letter') letters += 1
    if (answer !== 'call') continue
    calls += 1
    winsCalled += one.won ?? 0
    amountCalled += one.won === 1 ? one.amount : 0
  }
  return { tiers, verdicts, calls, letters, winsCalled, amountCalled, asked, askedCost, codes }
}

const isCalled = ({ answer }: TriedSide): boolean => answer === 'call'
const outcomeOf = ({ verdict, tier, next, answer }: Outcome): Outcome => ({ verdict, tier, next, answer })
