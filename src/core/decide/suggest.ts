import { type Share, wilson } from '../score/report/interval.ts'
import type { TriedCase } from './past-case.ts'
import type { Thresholds, Tier } from './tier.ts'

/** Leads of one range of scores, and how many of them bought; 95 % interval (Wilson). */
export type ScoreSpan = { readonly from: number; readonly to: number; readonly won: Share }

/**
 * A threshold that the outcomes speak for moving, and what they say:
 * `lower`: those just below it buy at least as often as it asks; `raise`: those just above it buy less often than it asks;
 * `precision`: the tier as a whole keeps less than it promises; `capacity`: more leads a day than can be called.
 */
export type Suggestion = {
  readonly kind: 'lower' | 'raise' | 'precision' | 'capacity'
  readonly tier: Exclude<Tier, 'cold'>
  readonly from: number
  /** Null: no threshold keeps the promise, the model is to be trained anew. */
  readonly to: number | null
  /** The leads it rests on. */
  readonly evidence: ScoreSpan
  /** The leads it compares them with: the other side of the threshold, or those that would be left. */
  readonly beside: ScoreSpan | null
  /** What the tier asks or promises, as a share; for capacity, leads a day now. */
  readonly asked: number
}

export type SuggestInput = {
  readonly tried: readonly TriedCase[]
  readonly thresholds: Thresholds
  /** Days that the leads came in. */
  readonly days: number
  /** The most hot leads a day that can be called; null: not asked for. */
  readonly hotPerDay: number | null
}

/** A span speaks from this many closed leads on. */
const fewest = 30
/** How far a threshold moves at once, in points of score. */
const farthest = 15
/** The lowest points of a span must keep up by themselves: else the better ones above would carry them. */
const edge = 5

type Judged = { readonly score: number; readonly won: number }

/**
 * Thresholds worth moving. A tier from score t asks that t in 100 buy. Only leads that were really called and are closed count, by their
 * score as it was said; a span speaks only where its whole interval lies on one side of what is asked.
 */
export function suggestThresholds(input: SuggestInput): readonly Suggestion[] {
  const judged = input.tried.flatMap(({ before, won, isRepeat }): readonly Judged[] =>
    won === null || isRepeat || before.probability === null || before.answer !== 'call'
      ? []
      : [{ score: Math.round(100 * before.probability), won }],
  )
  const tiers = ['hot', 'promising'] as const
  const moves = tiers.flatMap((tier) => {
    const room = roomOf(tier, input.thresholds)
    return lower(judged, tier, room) ?? raise(judged, tier, room) ?? []
  })
  const isMoved = moves.some(({ tier }) => tier === 'hot')
  return [...moves, ...(isMoved ? [] : (precision(judged, input.thresholds) ?? [])), ...(capacity(input) ?? [])]
}

type Room = { readonly at: number; readonly least: number; readonly most: number }

/** Where a threshold may go without meeting its neighbours. */
function roomOf(tier: 'hot' | 'promising', { warm, promising, hot }: Thresholds): Room {
  return tier === 'hot'
    ? { at: hot, least: Math.max(promising + 1, hot - farthest), most: Math.min(100, hot + farthest) }
    : { at: promising, least: Math.max(warm + 1, promising - farthest), most: Math.min(hot - 1, promising + farthest) }
}

function spanOf(judged: readonly Judged[], from: number, to: number): ScoreSpan {
  const inside = judged.filter(({ score }) => score >= from && score <= to)
  return { from, to, won: wilson(inside.filter(({ won }) => won === 1).length, inside.length) }
}

function lower(
  judged: readonly Judged[],
  tier: 'hot' | 'promising',
  { at, least }: Room,
): readonly Suggestion[] | null {
  const asked = at / 100
  for (let to = least; to < at; to += 1) {
    const evidence = spanOf(judged, to, at - 1)
    const bottom = spanOf(judged, to, Math.min(at - 1, to + edge - 1))
    if (evidence.won.of < fewest || evidence.won.low < asked || bottom.won.share < asked) continue
    return [{ kind: 'lower', tier, from: at, to, evidence, beside: spanOf(judged, at, Math.min(100, at + 9)), asked }]
  }
  return null
}

function raise(judged: readonly Judged[], tier: 'hot' | 'promising', { at, most }: Room): readonly Suggestion[] | null {
  const asked = at / 100
  for (let to = most; to > at; to -= 1) {
    const evidence = spanOf(judged, at, to - 1)
    const top = spanOf(judged, Math.max(at, to - edge), to - 1)
    const beside = spanOf(judged, to, 100)
    const keeps = beside.won.of >= fewest && beside.won.share >= asked
    if (evidence.won.of < fewest || evidence.won.high >= asked || top.won.high >= asked || !keeps) continue
    return [{ kind: 'raise', tier, from: at, to, evidence, beside, asked }]
  }
  return null
}

/** Hot leads that keep less than the threshold promises: the lowest one that would have kept it. */
function precision(judged: readonly Judged[], { hot }: Thresholds): readonly Suggestion[] | null {
  const evidence = spanOf(judged, hot, 100)
  const asked = hot / 100
  if (evidence.won.of < fewest || evidence.won.high >= asked) return null
  for (let to = hot + 1; to <= 100; to += 1) {
    const left = spanOf(judged, to, 100)
    if (left.won.of < fewest) break
    if (left.won.share >= asked)
      return [{ kind: 'precision', tier: 'hot', from: hot, to, evidence, beside: left, asked }]
  }
  return [{ kind: 'precision', tier: 'hot', from: hot, to: null, evidence, beside: null, asked }]
}

/** The lowest threshold at which no more hot leads a day come than asked for. */
function capacity({ tried, thresholds, days, hotPerDay }: SuggestInput): readonly Suggestion[] | null {
  if (hotPerDay === null || days === 0) return null
  const hot = tried.filter(({ before }) => before.tier === 'hot' && before.answer === 'call')
  const perDay = hot.length / days
  if (perDay <= hotPerDay) return null
  const judged = hot.flatMap(({ before, won }) =>
    before.probability === null ? [] : [{ score: Math.round(100 * before.probability), won: won ?? 0 }],
  )
  const evidence = spanOf(judged, thresholds.hot, 100)
  for (let to = thresholds.hot + 1; to <= 100; to += 1) {
    const left = spanOf(judged, to, 100)
    if (left.won.of / days <= hotPerDay)
      return [{ kind: 'capacity', tier: 'hot', from: thresholds.hot, to, evidence, beside: left, asked: perDay }]
  }
  return null
}
