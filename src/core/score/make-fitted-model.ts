import { gramOfLower } from '../math/cholesky.ts'
import { makeFingerprint } from '../math/fingerprint.ts'
import { makeRandom, mixSeed, shuffled } from '../math/random.ts'
import type { Design, Input } from './fit/design.ts'
import type { EngineFit } from './fit/fit-engine.ts'
import { type ScorecardFit, startPrecision } from './fit/scorecard-fit.ts'
import type { FittedModel, Metrics, ModelColumn } from './fitted-model.ts'
import type { FixedColumn } from './fixed-points.ts'
import { cellFactor, hiddenOf, intervalOf, rounded } from './doubts.ts'
import { groveOf } from './grove.ts'
import type { Lines } from './lines/find-lines.ts'
import type { LinePoints, ModelLines } from './lines/line-points.ts'
import { makeDistances, nearness, rareValues, strangeness } from './novelty.ts'
import type { PreparedColumn } from './prepare-table.ts'
import { centredPrior, type PriorTrust } from './prior-answer.ts'
import type { TrainInput, Validation } from './train.ts'

export type ModelParts = {
  readonly train: TrainInput
  readonly fit: EngineFit
  readonly design: Design
  readonly kept: readonly PreparedColumn[]
  readonly columns: readonly ModelColumn[]
  readonly skill: boolean
  /** How far the base scorecard is believed where there is no skill. */
  readonly prior: PriorTrust | null
  readonly fixed: readonly FixedColumn[]
  readonly metrics: Metrics
  readonly validation: Validation
  /** The design that the scorecard was fitted on: that of the table, and after it what lines of business add. */
  readonly scored: Design
  readonly lines: Lines | null
}

/** Past deals kept as codes: for novelty, which every score needs, and for the nearest deals, which are looked up when asked for. */
const keptRows = 64
const nearRows = 400
const probedRows = 1000

/** Points against the average deal: each input's mean goes to the intercept, so that `base` is the average lead. */
function centredPoints(parts: ModelParts) {
  const { fit, design, kept } = parts
  const { scorecard } = fit.fits
  const encodings = kept.flatMap(({ encodings }) => encodings)
  let intercept = scorecard.weights[0]!
  const inputs = design.inputs.map((input, f) => {
    const start = scorecard.layout.offsets[f]!
    const points = [...scorecard.weights.subarray(start, start + input.binCount)].map(rounded)
    const slope = input.scale === null ? null : rounded(scorecard.weights[scorecard.layout.slopes[f]!]!)
    let mean = 0
    if (input.bins[0]! >= 0)
      for (const code of input.codes) mean += points[input.bins[code]!]! + (slope ?? 0) * (input.scale?.[code] ?? 0)
    mean = rounded(mean / design.rows)
    intercept += mean
    return {
      encoding: encodings[f]!,
      bins: [...input.bins],
      points,
      slope,
      mean,
      prior: priorPointsOf(input, parts.prior?.share ?? 1),
      within:
        encodings[f]!.kind === 'category'
          ? rounded(cellFactor / scorecard.precisions[scorecard.layout.familyOf[f]!]!)
          : 0,
    }
  })
  const hidden = hiddenOf(inputs, parts)
  return { intercept: rounded(intercept), inputs: inputs.map((input, f) => ({ ...input, hidden: hidden[f]! })) }
}

function priorPointsOf(input: Input, share: number): number[] | null {
  const points = centredPrior(input)
  return points && Array.from(points, (value) => rounded(share * value))
}

/** The covariance of intercept, slopes and points to three digits, its lower triangle by rows. */
function packedCovariance({ inverseFactor, layout: { size } }: ScorecardFit): number[] {
  const covariance = gramOfLower(inverseFactor, size)
  const list: number[] = []
  for (let i = 0; i < size; i += 1)
    for (let j = 0; j <= i; j += 1) list.push(Number(covariance[i * size + j]!.toPrecision(3)))
  return list
}

/** What lines add to the points of each input, less its mean over all deals, which goes to the intercept. */
function linesOf({
  scored,
  design,
  fit,
  lines,
}: ModelParts): { readonly lines: ModelLines; readonly mean: number } | null {
  const count = design.inputs.length
  if (!lines || scored.inputs.length === count) return null
  const { weights, layout } = fit.fits.scorecard
  const names = design.inputs.findIndex(({ column }) => column === lines.column)
  let total = 0
  const inputs = scored.inputs.slice(count).flatMap((input, i): LinePoints[] => {
    const place = i % (count + 1)
    const start = layout.offsets[count + i]!
    const points = Array.from(weights.subarray(start, start + input.binCount), rounded)
    const slope = input.scale === null ? null : rounded(weights[layout.slopes[count + i]!]!)
    if (points.length === 0 && slope === null) return []
    let mean = 0
    for (const code of input.codes)
      mean += (input.bins[code]! < 0 ? 0 : points[input.bins[code]!]!) + (slope ?? 0) * (input.scale?.[code] ?? 0)
    mean = rounded(mean / design.rows)
    total += mean
    const line = Math.floor(i / (count + 1))
    return [{ line, of: place === 0 ? names : place - 1, level: place === 0, points, slope, mean }]
  })
  return { lines: { column: lines.column, values: lines.values, inputs }, mean: total }
}

function noveltyOf(design: Design, parts: readonly PreparedColumn[], train: TrainInput): FittedModel['novelty'] {
  const order = shuffled(design.rows, makeRandom(mixSeed(train.seed, 17)))
  const codesOf = (row: number): Uint8Array => Uint8Array.from(design.inputs, ({ codes }) => codes[row]!)
  const kept = order.slice(0, keptRows)
  const rows = [...kept].map(codesOf)
  const encodings = parts.flatMap(({ encodings: own }) => own)
  const distances = makeDistances(encodings, rows)
  const far: number[] = []
  for (let i = 0; i < Math.min(order.length, probedRows); i += 1) {
    const codes = codesOf(order[i]!)
    const near = nearness(distances(codes), i < kept.length ? i : -1)
    far.push(near + strangeness(rareValues(encodings, codes), encodings))
  }
  return {
    rows: rows.map((row) => Array.from(row)),
    distances: quantilesOf(far, 200),
  }
}

/** Some past deals; of very wide tables fewer, so that the file stays small. */
function pastDealsOf(design: Design, { seed, ids, outcomes }: TrainInput): FittedModel['pastDeals'] {
  const most = Math.min(nearRows, Math.max(keptRows, Math.floor(40_000 / Math.max(1, design.inputs.length))))
  const order = shuffled(design.rows, makeRandom(mixSeed(seed, 19))).slice(0, most)
  const rows = Array.from(order)
  return {
    ids: rows.map((row) => ids[row]!),
    won: rows.map((row) => outcomes[row]! > 0.5),
    rows: rows.map((row) => design.inputs.map(({ codes }) => codes[row]!)),
  }
}

/** Quantiles at `steps` + 1 even steps. */
export function quantilesOf(values: ArrayLike<number>, steps: number): number[] {
  const sorted = Float64Array.from(values).sort()
  if (sorted.length === 0) return []
  return Array.from({ length: steps + 1 }, (_, i) => {
    const at = (i / steps) * (sorted.length - 1)
    const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!]
    return Number((low + (high - low) * (at - Math.floor(at))).toPrecision(6))
  })
}

/** A mark of what was asked for beside the deals, so that two models of one table do not share an id. */
function wishesMark({ ignore, keepLeaks, rising, falling, fixed, rowsAre, lines }: TrainInput): string {
  const lists = [ignore, rising, falling].map((names) => [...(names ?? [])].sort())
  const asked = JSON.stringify([lists, keepLeaks, fixed ?? [], rowsAre ?? 'table', ...(lines ? [lines] : [])])
  if (asked === JSON.stringify([[[], [], []], false, [], 'table'])) return ''
  const print = makeFingerprint()
  print.add(asked)
  return `-${print.digest().slice(0, 6)}`
}

/** Puts the model together: points, trees, what intervals and novelty need. */
export function makeFittedModel(parts: ModelParts): FittedModel {
  const { train, fit, design, kept, columns, skill, metrics, validation } = parts
  const { scorecard, boost, forest } = fit.fits
  const { intercept, inputs } = centredPoints(parts)
  const own = linesOf(parts)
  return {
    format: 'assay.model',
    version: 2,
    modelId: `m-${train.fingerprint.slice(0, 12)}-${train.seed}${wishesMark(train)}`,
    outcome: train.outcome,
    training: {
      rows: train.outcomes.length,
      wins: train.outcomes.reduce((sum, value) => sum + value, 0),
      seed: train.seed,
      fingerprint: train.fingerprint,
      dateColumn: train.dateColumn,
    },
    rowsAre: train.rowsAre ?? 'table',
    skill,
    columns,
    inputs,
    ...(own && { lines: own.lines }),
    intercept: own ? rounded(intercept + own.mean) : intercept,
    covariance: packedCovariance(scorecard),
    boost: groveOf(boost.trees, boost.base, 0),
    forest: groveOf(forest.trees, forest.base, forest.least),
    blend: skill ? fit.blend : { ...fit.blend, shift: rounded(parts.prior?.shift ?? 0) },
    fixed: parts.fixed,
    interval: intervalOf(parts),
    prior: { base: 0.45 ** 2, feature: 1 / startPrecision },
    reference: quantilesOf(validation.logits, 100),
    novelty: noveltyOf(design, kept, train),
    pastDeals: pastDealsOf(design, train),
    metrics,
  }
}
