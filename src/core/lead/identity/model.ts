import { comparisonLevels, comparisonNames, type ComparisonName } from './compare.ts'

/** Chance of each level among pairs of one person (m) and of two persons (u), in the order of `comparisonLevels`. */
export type LevelChances = { readonly m: readonly number[]; readonly u: readonly number[] }

/** The weights that ship in `data/identity/weights.json`: the prior of every file's own fit. */
export type IdentityModel = {
  readonly version: string
  /** Expected pairs of one person for each row of a file. */
  readonly linksPerRow: number
  readonly comparisons: Readonly<Record<ComparisonName, LevelChances>>
}

/** Weights of a file in bits (log2 m/u), one list a comparison, and the prior log2-odds of a pair. */
export type IdentityWeights = { readonly priorBits: number; readonly bits: readonly (readonly number[])[] }

const leastChance = 1e-7

/** Level weights log2(m/u) (Fellegi and Sunter 1969, equation 9; bits). */
export function weightsOf(model: IdentityModel, priorOdds: number): IdentityWeights {
  const bits = comparisonNames.map((name) => {
    const { m, u } = model.comparisons[name]
    return m.map((chance, level) => Math.log2(Math.max(leastChance, chance) / Math.max(leastChance, u[level]!)))
  })
  return { priorBits: Math.log2(priorOdds), bits }
}

/** Match weight of one comparison in bits: prior, levels, and the adjustment for how common the shared values are. */
export function matchBits(weights: IdentityWeights, levels: Int8Array, adjustment: number): number {
  let bits = weights.priorBits + adjustment
  for (let index = 0; index < levels.length; index += 1) {
    const level = levels[index]!
    if (level >= 0) bits += weights.bits[index]![level]!
  }
  return bits
}

/** Probability from log2-odds. */
export function chanceOfBits(bits: number): number {
  return 1 / (1 + 2 ** -bits)
}

/** The model with the chances of each comparison replaced. */
export function mapChances(
  model: IdentityModel,
  change: (name: ComparisonName, index: number) => LevelChances,
): IdentityModel {
  const comparisons: { [name in ComparisonName]: LevelChances } = { ...model.comparisons }
  comparisonNames.forEach((name, index) => {
    comparisons[name] = change(name, index)
  })
  return { ...model, comparisons }
}

/** True where the value is a model: used by whoever reads the shipped file. */
export function isIdentityModel(value: unknown): value is IdentityModel {
  if (typeof value !== 'object' || value === null) return false
  const { comparisons, linksPerRow } = value as Partial<IdentityModel>
  if (typeof linksPerRow !== 'number' || typeof comparisons !== 'object' || comparisons === null) return false
  return comparisonNames.every((name) => {
    const known = comparisons[name] as LevelChances | undefined
    const count = comparisonLevels[name].length
    return known?.m?.length === count && known.u?.length === count
  })
}
