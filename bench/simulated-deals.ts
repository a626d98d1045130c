// Tables of deals with a known truth: categories, bent numbers, some interactions, columns of noise, missing cells.
import { makeRandom, normalDeviate, type Random } from '../src/core/math/random.ts'
import { type FeatureRow, rowAt } from '../src/core/score/feature-row.ts'
import type { TrainInput } from '../src/core/score/train.ts'

export type World = {
  readonly seed: number
  /** Scale of all effects; 0 is pure noise. */
  readonly strength: number
  /** Strength of the interactions of two numbers. */
  readonly mixed: number
  /** Log-odds of the average deal. */
  readonly base: number
  readonly numbers: number
  readonly categories: number
  /** Numbers and categories that tell nothing, beside the others. */
  readonly noise?: number
  /** Numbers with heavy tails, whose far values tell far more than the usual ones. */
  readonly tails?: boolean
  /** Categories of 40 to 240 levels, of which most are rare. */
  readonly rareLevels?: boolean
  /** Cells are missing the more often, the higher the value, and being missing tells of the outcome. */
  readonly gaps?: boolean
  /** Correlation of the numbers with one hidden number that they share: its root is their share of it. */
  readonly shared?: number
  /** Strength of interactions of two categories with the signs of two numbers, which neither tells of alone. */
  readonly crossed?: number
}

export type SimulatedDeals = { readonly input: TrainInput; readonly truth: Float64Array }

type Column = {
  readonly name: string
  /** `common` is a hidden number of the deal that its numbers may share. */
  readonly draw: (
    random: Random,
    common: number,
  ) => { readonly cell: string; readonly effect: number; readonly z: number }
}

const bends: readonly ((z: number) => number)[] = [
  (z) => 0.35 * z,
  (z) => 0.6 * Math.tanh(1.5 * z),
  (z) => 0.7 * (Math.abs(z) < 0.7 ? 1 : 0) - 0.35,
  () => 0,
  (z) => 0.5 * (z > 0.5 ? 1 : 0) - 0.15,
  () => 0,
]

/** A number with heavy tails: a normal deviate stretched the more, the farther out it lies. */
const stretched = (z: number): number => z * Math.exp(Math.min(3, Math.abs(z)) / 2)

function numberColumn(index: number, { tails, gaps, shared = 0 }: World): Column {
  const bend = bends[index % bends.length]!
  return {
    name: `number_${index}`,
    draw(random, common) {
      const z = Math.sqrt(shared) * common + Math.sqrt(1 - shared) * normalDeviate(random)
      if (gaps) {
        const gone = random() < 0.6 / (1 + Math.exp(-1.5 * z))
        const told = index % 3 === 0 ? 0.5 : 0
        return { cell: gone ? '' : z.toPrecision(5), effect: bend(z) + (gone ? told : 0), z }
      }
      if (tails) return { cell: stretched(z).toPrecision(5), effect: index % 2 ? 0 : 0.2 * stretched(z), z }
      const cell = random() < 0.03 * (index % 3) ? '' : (index % 2 ? Math.exp(z) : z).toPrecision(5)
      return { cell, effect: bend(z), z }
    },
  }
}

function categoryColumn(index: number, world: Random, { rareLevels }: World): Column {
  const levels = (rareLevels ? [40, 80, 120, 240] : [3, 6, 12, 30, 2, 4])[index % (rareLevels ? 4 : 6)]!
  const skew = rareLevels ? 4 : 1.5
  const effects = Array.from({ length: levels }, () => (index % 3 === 2 ? 0 : 0.45 * normalDeviate(world)))
  const middle = effects.reduce((sum, value) => sum + value, 0) / levels
  return {
    name: `category_${index}`,
    draw(random) {
      const level = Math.floor(levels * random() ** skew)
      return { cell: `value ${level}`, effect: effects[level]! - middle, z: level % 2 ? 1 : -1 }
    },
  }
}

/** A column that tells nothing: a number or a category of five levels. */
function noiseColumn(index: number): Column {
  return {
    name: `noise_${index}`,
    draw: (random) => ({
      cell: index % 2 ? `value ${Math.floor(5 * random())}` : normalDeviate(random).toPrecision(5),
      effect: 0,
      z: 0,
    }),
  }
}

/** What two categories tell where two numbers are positive, and the opposite where they are not. */
const crossedOf = ({ numbers }: World, zs: readonly number[]): number =>
  zs[numbers]! * Math.sign(zs[0]!) + zs[numbers + 1]! * Math.sign(zs[1]!)

/** Deals of a world; the same world with another `draw` gives other deals of the same truth. */
export function simulateDeals(world: World, rows: number, draw: number): SimulatedDeals {
  const made = makeRandom(world.seed * 7919 + 13)
  const columns = [
    ...Array.from({ length: world.numbers }, (_, index) => numberColumn(index, world)),
    ...Array.from({ length: world.categories }, (_, index) => categoryColumn(index, made, world)),
    ...Array.from({ length: world.noise ?? 0 }, (_, index) => noiseColumn(index)),
  ]
  const random = makeRandom(world.seed * 104_729 + draw * 31 + 1)
  const cells = columns.map((): string[] => [])
  const truth = new Float64Array(rows)
  const outcomes = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    let sum = 0
    const zs: number[] = []
    const common = world.shared ? normalDeviate(random) : 0
    for (const [k, column] of columns.entries()) {
      const { cell, effect, z } = column.draw(random, common)
      cells[k]!.push(cell)
      sum += effect
      zs.push(z)
    }
    const together = world.numbers > 3 ? zs[0]! * zs[1]! - 0.7 * (zs[2]! > 0 ? zs[3]! : 0) : 0
    const logOdds =
      world.base + world.strength * sum + world.mixed * together + (world.crossed ?? 0) * crossedOf(world, zs)
    truth[row] = 1 / (1 + Math.exp(-logOdds))
    outcomes[row] = random() < truth[row]! ? 1 : 0
  }
  const input: TrainInput = {
    table: { columns: columns.map(({ name }) => name), cells },
    outcomes,
    dates: null,
    ids: Array.from(truth.keys(), String),
    outcome: { column: 'won', won: ['yes'] },
    dateColumn: null,
    ignore: new Set(),
    keepLeaks: true,
    seed: 1,
    fingerprint: 'simulated',
  }
  return { input, truth }
}

/** The rows of simulated deals as the scorer takes them. */
export const rowsOf = ({ input }: SimulatedDeals): readonly FeatureRow[] =>
  Array.from(input.outcomes.keys(), (row) => rowAt(input.table, row))
