import type { ComparisonName } from './compare.ts'
import {
  chanceOfBits,
  mapChances,
  matchBits,
  weightsOf,
  type IdentityModel,
  type IdentityWeights,
  type LevelChances,
} from './model.ts'
import { levelsOf, type PairList } from './pairs.ts'

/** Ids whose coincidence is too rare to be seen in a sample: its chance follows from the number of rows. */
const idLevels: Readonly<Partial<Record<ComparisonName, readonly number[]>>> = { email: [0, 1], phone: [0] }

/** Rows that the file is taken to be drawn from, so that ten rows are not taken for a world of ten people. */
const worldRows = 300
const priorMatches = 60
const priorSample = 3000
const rounds = 12
const settled = 1e-4

/** `named` says nothing beyond the name, whatever a sample of strangers says: its chances stay as shipped. */
const fixedLevels: Readonly<Partial<Record<ComparisonName, readonly number[]>>> = { email: [0, 1, 3], phone: [0] }

/** Names at odds: a file full of families must not teach that one person bears two names. Half, half_surname and clash. */
const cappedLevels: Readonly<Partial<Record<ComparisonName, readonly number[]>>> = { name: [5, 6, 7] }

/** Odds that two random rows are one person: expected links over pairs. */
function priorOdds(links: number, rows: number): number {
  return (2 * links) / (rows + worldRows)
}

function weightsFor(model: IdentityModel, links: number, rows: number): IdentityWeights {
  const scaled = mapChances(model, (name) => {
    const { m, u } = model.comparisons[name]
    const ids = idLevels[name] ?? []
    return { m, u: u.map((chance, level) => (ids.includes(level) ? chance / (rows + worldRows) : chance)) }
  })
  return weightsOf(scaled, priorOdds(links, rows))
}

/** The shipped weights as they stand for a file of so many rows, before its own fit. */
export function startWeights(model: IdentityModel, rows: number): IdentityWeights {
  return weightsFor(model, model.linksPerRow, rows)
}

type LevelCounts = { readonly counts: number[]; seen: number }
type Tally = { total: number; readonly byComparison: readonly LevelCounts[] }

/** Level counts over pairs, each weighted by its chance of being a match (or of not being one). */
function tally(pairs: PairList, weights: IdentityWeights, ofMatches: boolean): Tally {
  const byComparison = weights.bits.map((bits) => ({ counts: bits.map(() => 0), seen: 0 }))
  let total = 0
  for (let index = 0; index < pairs.count; index += 1) {
    const levels = levelsOf(pairs, index)
    const match = chanceOfBits(matchBits(weights, levels, pairs.adjustment[index]!))
    const weight = ofMatches ? match : 1 - match
    if (weight < 1e-4) continue
    total += weight
    for (let at = 0; at < levels.length; at += 1) {
      const level = levels[at]!
      if (level < 0) continue
      const comparison = byComparison[at]!
      comparison.counts[level]! += weight
      comparison.seen += weight
    }
  }
  return { total, byComparison }
}

/** Shipped chances moved by the file's own counts; the prior weighs as so many pairs (Dirichlet). */
function moved(prior: readonly number[], counts: readonly number[], strength: number): number[] {
  const sum = counts.reduce((all, count) => all + count, 0)
  return prior.map((chance, level) => (counts[level]! + strength * chance) / (sum + strength))
}

/**
 * Chances of one comparison after a round. The prior weighs as much as the matches seen, so that the namesakes of a large file
 * cannot pull the weights away.
 */
function movedChances(
  prior: LevelChances,
  seen: {
    readonly matches: LevelCounts
    readonly others: LevelCounts
    readonly fixed: readonly number[]
    readonly capped: readonly number[]
  },
): LevelChances {
  const u = moved(prior.u, seen.others.counts, priorSample)
  for (const level of seen.fixed) u[level] = prior.u[level]!
  const m = moved(prior.m, seen.matches.counts, priorMatches + seen.matches.seen)
  for (const level of seen.capped) m[level] = Math.min(m[level]!, prior.m[level]!)
  return { m, u }
}

/**
 * Expectation-maximisation for the weights of one file (Winkler 1988; Dempster, Laird and Rubin 1977): m from the candidate
 * pairs, u from random pairs, both with the shipped chances as prior, so a file of ten rows uses the shipped weights and one
 * of thousands its own. Pairs outside the candidates count as no matches.
 */
export function fitWeights(
  model: IdentityModel,
  rows: number,
  pairs: { readonly candidates: PairList; readonly sample: PairList },
): IdentityWeights {
  let links = model.linksPerRow
  let weights = startWeights(model, rows)
  for (let round = 0; round < rounds; round += 1) {
    const matches = tally(pairs.candidates, weights, true)
    const others = tally(pairs.sample, weights, false)
    const fitted = mapChances(model, (name, index) =>
      movedChances(model.comparisons[name], {
        matches: matches.byComparison[index]!,
        others: others.byComparison[index]!,
        fixed: fixedLevels[name] ?? [],
        capped: cappedLevels[name] ?? [],
      }),
    )
    const before = links
    links = (matches.total + priorMatches * model.linksPerRow) / (rows + priorMatches)
    weights = weightsFor(fitted, links, rows)
    if (Math.abs(links - before) < settled * before) break
  }
  return weights
}
