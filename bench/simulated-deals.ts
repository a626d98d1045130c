// Tables of deals with a known truth: categories, bent numbers, some interactions, columns of noise, missing cells.
import { makeRandom, normalDeviate, type Random } from '../src/core/math/random.ts'
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
}

export type SimulatedDeals = { readonly input: TrainInput; readonly truth: Float64Array }

type Column = {
  readonly name: string
  readonly draw: (random: Random) => { readonly cell: string; readonly effect: number; readonly z: number }
}

const bends: readonly ((z: number) => number)[] = [
  (z) => 0.35 * z,
  (z) => 0.6 * Math.tanh(1.5 * z),
  (z) => 0.7 * (Math.abs(z) < 0.7 ? 1 : 0) - 0.35,
  () => 0,
  (z) => 0.5 * (z > 0.5 ? 1 : 0) - 0.15,
  () => 0,
]

function numberColumn(index: number): Column {
  const bend = bends[index % bends.length]!
  return {
    name: `number_${index}`,
    draw(random) {
      const z = normalDeviate(random)
      const cell = random() < 0.03 * (index % 3) ? '' : (index % 2 ? Math.exp(z) : z).toPrecision(5)
      return { cell, effect: bend(z), z }
    },
  }
}

function categoryColumn(index: number, world: Random): Column {
  const levels = [3, 6, 12, 30, 2, 4][index % 6]!
  const effects = Array.from({ length: levels }, () => (index % 3 === 2 ? 0 : 0.45 * normalDeviate(world)))
  const middle = effects.reduce((sum, value) => sum + value, 0) / levels
  return {
    name: `category_${index}`,
    draw(random) {
      const level = Math.floor(levels * random() ** 1.5)
      return { cell: `value ${level}`, effect: effects[level]! - middle, z: 0 }
    },
  }
}

/** Deals of a world; the same world with another `draw` gives other deals of the same truth. */
export function simulateDeals(world: World, rows: number, draw: number): SimulatedDeals {
  const made = makeRandom(world.seed * 7919 + 13)
  const columns = [
    ...Array.from({ length: world.numbers }, (_, index) => numberColumn(index)),
    ...Array.from({ length: world.categories }, (_, index) => categoryColumn(index, made)),
  ]
  const random = makeRandom(world.seed * 104_729 + draw * 31 + 1)
  const cells = columns.map((): string[] => [])
  const truth = new Float64Array(rows)
  const outcomes = new Float64Array(rows)
  for (let row = 0; row < rows; row += 1) {
    let sum = 0
    const zs: number[] = []
    for (const [k, column] of columns.entries()) {
      const { cell, effect, z } = column.draw(random)
      cells[k]!.push(cell)
      sum += effect
      zs.push(z)
    }
    const together = world.numbers > 3 ? zs[0]! * zs[1]! - 0.7 * (zs[2]! > 0 ? zs[3]! : 0) : 0
    const logOdds = world.base + world.strength * sum + world.mixed * together
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
export function rowsOf({ input }: SimulatedDeals): readonly Readonly<Record<string, string>>[] {
  const { columns, cells } = input.table
  return Array.from(input.outcomes.keys(), (row) =>
    Object.fromEntries(columns.map((name, k) => [name, cells[k]![row]!])),
  )
}
