// Simulated experiments with a known truth: leads come day by day, and each day somebody looks.
import type { Arm } from '../src/core/experiment/assign.ts'
import type { ExperimentRow } from '../src/core/experiment/metric.ts'
import { normalDeviate, type Random } from '../src/core/math/random.ts'

export type World = {
  readonly name: string
  readonly metric: 'conversion' | 'revenue' | 'minutes_to_contact' | 'calls_per_rep'
  readonly unit: 'lead' | 'rep'
  /** The true difference, B minus A, in units of the metric. */
  readonly truth: number
  readonly days: number
  readonly perDay: number
  /** `luck` is what the rep adds to every chance; it averages to nothing over reps. */
  lead(random: Random, arm: Arm, luck: number): Partial<ExperimentRow>
  /** Gives the arm; by lead unless the world splits reps. */
  arm?(random: Random, rep: number): Arm
  readonly reps?: number
}

const sources = [
  { name: 'instagram', share: 0.5, rate: 0.5 },
  { name: 'search', share: 0.3, rate: 1.2 },
  { name: 'exhibition', share: 0.2, rate: 1.95 },
] as const

function drawSource(random: Random): (typeof sources)[number] {
  const draw = random()
  return draw < 0.5 ? sources[0] : draw < 0.8 ? sources[1] : sources[2]
}

/** A conversion whose chance depends on the source (mean 1 over sources) and, if asked, on what the contact did before. */
function conversion(base: number, lift: number, options: { readonly pre: boolean }) {
  return (random: Random, arm: Arm, luck: number): Partial<ExperimentRow> => {
    const source = drawSource(random)
    const past = normalDeviate(random)
    const chance = base * source.rate * (options.pre ? 1 + 0.5 * Math.tanh(past) : 1) + (arm === 'B' ? lift : 0) + luck
    const pre = options.pre ? [past, random() < 0.2 ? null : past + normalDeviate(random)] : []
    return { source: source.name, won: random() < chance, pre }
  }
}

/** Revenue: a rare win with a log-normal amount of median 100 and shape 1 (mean 100 e^½). */
function revenue(base: number, lift: number) {
  return (random: Random, arm: Arm): Partial<ExperimentRow> => {
    const won = random() < base + (arm === 'B' ? lift : 0)
    return { source: drawSource(random).name, won, amount: 100 * Math.exp(normalDeviate(random)) }
  }
}

/** Minutes to the first contact: log-normal, median 30, shape 1; arm B is a tenth faster; a covariate foretells half of it. */
function minutes(random: Random, arm: Arm): Partial<ExperimentRow> {
  const past = normalDeviate(random)
  const measured = 30 * Math.exp(0.7 * past + 0.7 * normalDeviate(random)) * (arm === 'B' ? 0.9 : 1)
  return { measured, pre: [Math.exp(past)], source: drawSource(random).name }
}

/** Calls of one person on one day: a count around ten that is the person's own, as whole days of people are compared in a pilot. */
function callsOfDay(lift: number) {
  return (random: Random, arm: Arm, luck: number): Partial<ExperimentRow> => {
    const expected = 10 + 60 * luck + (arm === 'B' ? lift : 0)
    return { measured: Math.max(0, Math.round(expected + Math.sqrt(expected) * normalDeviate(random))) }
  }
}

const mean = (base: number) => base * (0.5 * 0.5 + 0.3 * 1.2 + 0.2 * 1.95)
const meanAmount = 100 * Math.exp(0.5)

export const worlds: readonly World[] = [
  {
    name: 'conversion 10 %, no effect',
    metric: 'conversion',
    unit: 'lead',
    truth: 0,
    days: 120,
    perDay: 12,
    lead: conversion(0.1, 0, { pre: false }),
  },
  {
    name: 'conversion 10 % to 15 %, covariates',
    metric: 'conversion',
    unit: 'lead',
    truth: 0.05,
    days: 120,
    perDay: 12,
    lead: conversion(0.1, 0.05, { pre: true }),
  },
  {
    name: 'rare conversion 2 % to 3 %',
    metric: 'conversion',
    unit: 'lead',
    truth: 0.01,
    days: 120,
    perDay: 12,
    lead: conversion(0.02, 0.01, { pre: false }),
  },
  {
    name: 'revenue, 5 % to 8 % with log-normal deals',
    metric: 'revenue',
    unit: 'lead',
    truth: 0.03 * meanAmount,
    days: 120,
    perDay: 12,
    lead: revenue(0.05, 0.03),
  },
  {
    name: 'minutes to contact, a tenth faster',
    metric: 'minutes_to_contact',
    unit: 'lead',
    truth: -0.1 * 30 * Math.exp(0.49),
    days: 120,
    perDay: 12,
    lead: minutes,
  },
  {
    name: 'conversion 15 % to 20 %, whole reps per arm (16 reps)',
    metric: 'conversion',
    unit: 'rep',
    truth: 0.05,
    days: 120,
    perDay: 12,
    reps: 16,
    arm: (_random, rep) => (rep % 2 === 0 ? 'A' : 'B'),
    lead: conversion(0.15, 0.05, { pre: false }),
  },
  {
    name: 'calls of a working day, 10 to 12, whole reps per arm (16 reps)',
    metric: 'calls_per_rep',
    unit: 'rep',
    truth: 2,
    days: 60,
    perDay: 16,
    reps: 16,
    arm: (_random, rep) => (rep % 2 === 0 ? 'A' : 'B'),
    lead: callsOfDay(2),
  },
]

/** The base rates above are the means over sources. Checked here, so that the truths hold. */
if (Math.abs(mean(1) - 1) > 1e-9) throw new Error('the rates of the sources must average to one')

export type Day = readonly ExperimentRow[]

const blank: ExperimentRow = {
  arm: 'A',
  repId: null,
  source: null,
  assignedAt: null,
  won: null,
  amount: null,
  measured: null,
  pre: [],
}

/** The leads of one run of a world, day by day. */
export function* daysOf(world: World, random: Random): Generator<Day> {
  const reps = world.reps ?? 8
  const luck = Array.from({ length: reps }, () =>
    world.reps ? Math.max(-0.07, Math.min(0.07, 0.03 * normalDeviate(random))) : 0,
  )
  for (let day = 0; day < world.days; day += 1)
    yield Array.from({ length: world.perDay }, (_, index) => {
      const rep = Math.floor(random() * reps)
      const arm = world.arm?.(random, rep) ?? (random() < 0.5 ? 'B' : 'A')
      const assignedAt = (day + index / world.perDay) * 86_400_000
      return { ...blank, ...world.lead(random, arm, luck[rep]!), arm, repId: `rep-${rep}`, assignedAt }
    })
}
