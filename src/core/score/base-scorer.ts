import { logit, moderationFactor, sigmoid } from '../math/logistic.ts'
import type { BaseBin, BaseCard, BaseGroup, BaseModel } from './base-model.ts'
import type { FeatureRow } from './feature-row.ts'
import { percentileOf } from './percentile.ts'
import type { Contribution, Score } from './score.ts'

export const z90 = 1.6448536269514722

type Finder = (value: string | number | null | undefined) => BaseBin | null

/** Compiles the bins of a card into a look-up by value. */
function finderOf(card: BaseCard): Finder {
  const missing = card.bins.find((bin) => bin.missing) ?? null
  const byName = new Map(card.bins.flatMap((bin) => (bin.is ?? []).map((name) => [name, bin] as const)))
  const ranges = card.bins.filter((bin) => bin.from !== undefined || bin.below !== undefined)
  return (value) => {
    if (value === null || value === undefined || value === '') return missing
    if (ranges.length === 0) return byName.get(String(value).toLowerCase()) ?? null
    const number = Number(value)
    if (!Number.isFinite(number)) return missing
    return ranges.find((bin) => number >= (bin.from ?? -Infinity) && number < (bin.below ?? Infinity)) ?? null
  }
}

/** Bends a group's sum towards its limit: the identity up to half of it, then half of it times (1 + tanh). */
export function bend(sum: number, { low, high }: BaseGroup): number {
  const limit = sum < 0 ? -low : high
  const size = Math.abs(sum)
  if (size <= limit / 2) return sum
  return Math.sign(sum) * (limit / 2) * (1 + Math.tanh((size - limit / 2) / (limit / 2)))
}

export type BaseAnswer = {
  readonly logOdds: number
  readonly variance: number
  /** Points by feature, without base and moderation. */
  readonly parts: readonly Contribution[]
  /** What bending the groups took away. */
  readonly bent: number
}

/** The sum of the scorecard before probit moderation, with its prior variance. Unlisted values give no points. */
export function makeBaseSum(model: BaseModel): (row: FeatureRow) => BaseAnswer {
  const cards = model.cards.map((card) => ({ card, find: finderOf(card) }))
  const groups = new Map(model.groups.map((group) => [group.name, group]))
  const base = logit(model.baseRate)
  return (row) => {
    const parts: Contribution[] = []
    const sums = new Map<string, number>()
    let variance = model.baseSd ** 2
    for (const { card, find } of cards) {
      const value = row[card.feature]
      const bin = find(value)
      if (bin === null) continue
      variance += (bin.sd ?? (bin.points === 0 ? 0 : card.sd)) ** 2
      if (bin.points === 0) continue
      parts.push({ column: card.feature, value: value === null ? null : String(value), points: bin.points })
      sums.set(card.group, (sums.get(card.group) ?? 0) + bin.points)
    }
    let total = base
    let bent = 0
    for (const [name, sum] of sums) {
      const group = groups.get(name)
      const kept = group === undefined ? sum : bend(sum, group)
      bent += kept - sum
      total += kept
    }
    return { logOdds: total, variance, parts, bent }
  }
}

/** Scores by the base scorecard alone: own-data share 0, novelty 0, the interval from the prior. */
export function makeBaseScorer(model: BaseModel): { readonly modelId: string; score(row: FeatureRow): Score } {
  const sumOf = makeBaseSum(model)
  const base = logit(model.baseRate)
  return {
    modelId: model.modelId,
    score(row) {
      const { logOdds, variance, parts, bent } = sumOf(row)
      const moderated = logOdds * moderationFactor(variance)
      const sd = Math.sqrt(variance)
      const moderation = moderated - logOdds + bent
      const probability = sigmoid(moderated)
      return {
        modelId: model.modelId,
        probability,
        score: Math.round(100 * probability),
        low: sigmoid(logOdds - z90 * sd),
        high: sigmoid(logOdds + z90 * sd),
        rank: percentileOf(model.reference, moderated),
        ownDataShare: 0,
        novelty: 0,
        contributions: [
          { column: 'base', value: null, points: base },
          ...parts,
          { column: 'moderation', value: null, points: moderation },
        ],
      }
    },
  }
}
