import { moderationFactor, sigmoid } from '../math/logistic.ts'
import { z90 } from './base-scorer.ts'
import { makeBlindInputs } from './blind-inputs.ts'
import type { FeatureRow } from './feature-row.ts'
import type { FittedModel, InputPoints } from './fitted-model.ts'
import { fixedParts } from './fixed-points.ts'
import { makeBoostParts, makeForestParts } from './grove.ts'
import { lineInputs, makeLineEncoder } from './lines/line-points.ts'
import { makeNovelty } from './novelty.ts'
import { percentileOf } from './percentile.ts'
import { makeRowEncoder } from './row-encoder.ts'
import type { Contribution, Score } from './score.ts'
import { categoryOf } from './table/derive.ts'
import { codeCount, missingCode } from './table/encoding.ts'

/**
 * `size` is Σ z² over the active points: their prior variance in units of one point's. `within` is the variance of rare levels around the
 * points that all of them share, and of what unknown cells hide.
 */
type Linear = { readonly logOdds: number; readonly variance: number; readonly size: number; readonly within: number }

/** The scorecard part: sums the points of a row and the variance of the sum, zᵀΣz. */
function makeLinear(model: FittedModel): (codes: Uint8Array, parts: Float64Array) => Linear {
  const inputs = [...model.inputs, ...lineInputs(model)]
  const bins = inputs.map((input) => Int16Array.from(input.bins))
  const perCode = inputs.map(pointsByCode)
  const withins = inputs.map(({ encoding, within, hidden }) => {
    const variances = new Float64Array(codeCount(encoding))
    if (encoding.kind === 'item') return variances
    variances[missingCode(encoding)] = hidden
    if (encoding.kind === 'category') variances[encoding.levels.length] = within
    return variances
  })
  const scales = inputs.map(({ encoding, slope }) =>
    encoding.kind === 'number' && slope !== null ? Float64Array.of(...encoding.scale, 0) : null,
  )
  const offsets: number[] = []
  let size = 1
  for (const input of inputs) {
    offsets.push(size)
    size += input.points.length + (input.slope === null ? 0 : 1)
  }
  const sigma = Float64Array.from(model.covariance)
  const places = new Int32Array(2 * inputs.length + 1)
  const factors = new Float64Array(2 * inputs.length + 1)
  return (codes, parts) => {
    let sum = model.intercept
    let count = 0
    let within = 0
    for (let f = 0; f < bins.length; f += 1) {
      const code = codes[f]!
      within += withins[f]![code]!
      const value = perCode[f]![code]!
      parts[f] = value
      sum += value
      let offset = offsets[f]!
      const scale = scales[f]
      if (scale) {
        places[count] = offset++
        factors[count++] = scale[code]!
      }
      const bin = bins[f]![code]!
      if (bin < 0) continue
      places[count] = offset + bin
      factors[count++] = 1
    }
    const { variance, squares } = quadratic(sigma, { places, factors, count })
    return { logOdds: sum, variance: Math.max(0, variance), size: squares, within }
  }
}

/** Parameters of a row by their place behind the intercept, rising, and what each is multiplied by; there is room for one more. */
type Active = { readonly places: Int32Array; readonly factors: Float64Array; readonly count: number }

/** zᵀΣz, the intercept included, and Σ z² without it; Σ is the lower triangle by rows. Two rows are summed at once: neither waits for the other. */
function quadratic(sigma: Float64Array, { places, factors, count }: Active): { variance: number; squares: number } {
  // Where the number is odd, one that counts nothing makes it even.
  places[count] = 0
  factors[count] = 0
  let variance = sigma[0]!
  let squares = 0
  for (let i = 0; i < count; i += 2) {
    const a = places[i]!
    const b = places[i + 1]!
    const x = factors[i]!
    const y = factors[i + 1]!
    const lineA = (a * (a + 1)) / 2
    const lineB = (b * (b + 1)) / 2
    let rowA = sigma[lineA]!
    let rowB = sigma[lineB]!
    for (let j = 0; j < i; j += 1) {
      const place = places[j]!
      const factor = factors[j]!
      rowA += sigma[lineA + place]! * factor
      rowB += sigma[lineB + place]! * factor
    }
    rowB += sigma[lineB + a]! * x
    squares += x * x
    squares += y * y
    variance += (2 * rowA + sigma[lineA + a]! * x) * x
    variance += (2 * rowB + sigma[lineB + b]! * y) * y
  }
  return { variance, squares }
}

/** Points of each code of an input against the average deal. */
export function pointsByCode({ encoding, bins, points, slope, mean }: Omit<InputPoints, 'hidden'>): Float64Array {
  return Float64Array.from(bins, (bin, code) => {
    const straight = encoding.kind === 'number' ? (slope ?? 0) * (encoding.scale[code] ?? 0) : 0
    return (bin < 0 ? 0 : points[bin]!) + straight - mean
  })
}

/** What a person reads as the value of a column: short, one line. */
function shown(value: string | number | null | undefined): string | null {
  if (value === null || value === undefined || value === '') return null
  const text = String(value)
  return text.length > 60 ? `${text.slice(0, 59).toWellFormed()}…` : text
}

/** Addresses and numbers are shown by their class, not in full: a reason needs no personal data. */
function makeShown(model: FittedModel): (column: string, value: string | number | null | undefined) => string | null {
  const classed = new Map(
    model.inputs.flatMap(({ encoding: { column, derive } }) =>
      derive === 'mail domain' || derive === 'phone type' || derive === 'given or not'
        ? [[column, derive] as const]
        : [],
    ),
  )
  return (column, value) => {
    const derive = classed.get(column)
    return derive === undefined || value === null || value === undefined
      ? shown(value)
      : categoryOf(String(value), derive)
  }
}

/** Sums the parts of the inputs by column. */
function makeColumnSum(model: FittedModel): (parts: Float64Array, row: FeatureRow) => readonly Contribution[] {
  const show = makeShown(model)
  const names = [...new Set(model.inputs.map(({ encoding }) => encoding.column))]
  const at = Int32Array.from(model.inputs, ({ encoding }) => names.indexOf(encoding.column))
  const sums = new Float64Array(names.length)
  return (parts, row) => {
    sums.fill(0)
    for (let f = 0; f < at.length; f += 1) sums[at[f]!]! += parts[f]!
    const list: Contribution[] = []
    for (let k = 0; k < names.length; k += 1)
      if (sums[k] !== 0) list.push({ column: names[k]!, value: show(names[k]!, row[names[k]!]), points: sums[k]! })
    return list
  }
}

/** A score before it is written out: its entries and the variance of its log-odds. */
type RowScore = Pick<Score, 'contributions' | 'ownDataShare' | 'novelty'> & { readonly variance: number }
type RowScorer = (row: FeatureRow) => RowScore

/**
 * What was learned: the scorecard is moderated by its posterior variance; trees add their path contributions; the blend's weights
 * multiply each learner's part.
 */
function makeLearnedScorer(model: FittedModel): RowScorer {
  const { blend, interval, prior } = model
  const [wLinear, wBoost, wForest] = blend.weights as readonly [number, number, number]
  const encode = makeRowEncoder(model.inputs)
  const linear = makeLinear(model)
  const blindInputs = makeBlindInputs(model)
  const boost = makeBoostParts(model.boost, blindInputs.below)
  const forest = makeForestParts(model.forest, blindInputs.below)
  const sumColumns = makeColumnSum(model)
  const novelty = makeNovelty(model)
  const encodeLines = makeLineEncoder(model)
  const count = model.inputs.length
  const own = model.lines?.inputs ?? []
  const all = count + own.length
  const codes = new Uint8Array(all)
  const [partsL, partsB, partsF] = [new Float64Array(all), new Float64Array(count), new Float64Array(count)]
  return (row) => {
    const strange = encode(row, codes)
    encodeLines(row, codes)
    partsL.fill(0)
    partsB.fill(0)
    const { logOdds, variance, size, within } = linear(codes, partsL)
    // What a line adds to the points of a column is a reason of that column.
    for (const [i, { of }] of own.entries()) partsL[of]! += partsL[count + i]!
    const blind = blindInputs.find(codes)
    const boostBase = boost(codes, partsB, blind)
    const forestBase = forest(codes, partsF, blind)
    const moderation = wLinear * (logOdds - blend.base) * (moderationFactor(variance) - 1)
    let boostRise = boostBase - blend.base
    let forestRise = forestBase - blend.base
    for (let f = 0; f < count; f += 1) {
      boostRise += partsB[f]!
      forestRise += partsF[f]!
      partsL[f] = wLinear * partsL[f]! + wBoost * partsB[f]! + wForest * partsF[f]!
    }
    const base =
      blend.base +
      wLinear * (model.intercept - blend.base) +
      wBoost * (boostBase - blend.base) +
      wForest * (forestBase - blend.base)
    const contributions = [
      { column: 'base', value: null, points: base },
      ...sumColumns(partsL, row),
      { column: 'moderation', value: null, points: moderation },
      { column: 'calibration', value: null, points: blend.shift },
    ]
    const spread = variance3(logOdds - blend.base, boostRise, forestRise)
    return {
      contributions,
      variance: interval.linear * variance + within + interval.spread * spread + interval.rest,
      ownDataShare: Math.min(1, Math.max(0, 1 - variance / (prior.base + prior.feature * size))),
      novelty: novelty(codes, strange),
    }
  }
}

/** Variance of three numbers. */
function variance3(a: number, b: number, c: number): number {
  const mean = (a + b + c) / 3
  return ((a - mean) ** 2 + (b - mean) ** 2 + (c - mean) ** 2) / 3
}

/**
 * Without skill: the prior's answer, which is the base rate of the deals moved by what the base scorecard says of the columns it knows,
 * with its width. Nothing in it rests on the deals but the base rate.
 */
function makePriorScorer(model: FittedModel): RowScorer {
  const encode = makeRowEncoder(model.inputs)
  const novelty = makeNovelty(model)
  const sumColumns = makeColumnSum(model)
  const codes = new Uint8Array(model.inputs.length)
  const parts = new Float64Array(model.inputs.length)
  return (row) => {
    const strange = encode(row, codes)
    for (const [f, { prior, bins }] of model.inputs.entries()) parts[f] = prior?.[bins[codes[f]!]!] ?? 0
    return {
      contributions: [
        { column: 'base', value: null, points: model.blend.base },
        ...sumColumns(parts, row),
        { column: 'calibration', value: null, points: model.blend.shift },
      ],
      variance: model.interval.prior,
      ownDataShare: 0,
      novelty: novelty(codes, strange),
    }
  }
}

/** Scores by a learned model: P = σ(base + Σ contributions + moderation + calibration). */
export function makeFittedScorer(model: FittedModel): { readonly modelId: string; score(row: FeatureRow): Score } {
  const { modelId } = model
  const show = makeShown(model)
  const scored = model.skill ? makeLearnedScorer(model) : makePriorScorer(model)
  return {
    modelId,
    score(row) {
      const { variance, contributions: learned, ...rest } = scored(row)
      const byHand = fixedParts(model.fixed, row).flatMap(({ column, points }) =>
        points === 0 ? [] : [{ column, value: show(column, row[column]), points }],
      )
      const contributions = [...learned, ...byHand]
      const total = contributions.reduce((sum, { points }) => sum + points, 0)
      const probability = sigmoid(total)
      const half = z90 * Math.sqrt(variance)
      return {
        modelId,
        probability,
        score: Math.round(100 * probability),
        low: sigmoid(total - half),
        high: sigmoid(total + half),
        rank: model.skill ? percentileOf(model.reference, total) : 50,
        ...rest,
        contributions,
      }
    },
  }
}
