import type { Arm } from './assign.ts'

/** One lead of an experiment. Numbers that are not known are null. */
export type ExperimentRow = {
  readonly arm: Arm
  readonly repId: string | null
  readonly source: string | null
  /** What the lead was before the split, by the name of the division: `language` ru, `chance` high. */
  readonly kinds?: Readonly<Record<string, string>>
  /** Milliseconds since 1970, or null. */
  readonly assignedAt: number | null
  readonly won: boolean | null
  readonly amount: number | null
  /** The metric's own column, where the metric is neither conversion nor revenue. */
  readonly measured: number | null
  /** What was known before the assignment, one number for each pre column. */
  readonly pre: readonly (number | null)[]
}

/** What is compared, and which way is better. */
export type Metric = { readonly name: string; readonly better: 'higher' | 'lower' }

/** A metric by its name. Times, costs and losses are better when lower, and so are the calls that a way of deciding asks for. */
export function metricNamed(name: string): Metric {
  const lower = /^(?:minutes|hours|days|seconds|time|cost|lost|complaints|disputes|returns|calls_a_day)(?:_|$)/.test(
    name,
  )
  return { name, better: lower ? 'lower' : 'higher' }
}

/** The metric of one lead: conversion is 1 or 0, revenue the amount of a won deal and 0 of a lost one; null while it is open. */
export function measureOf(row: ExperimentRow, metric: Metric): number | null {
  if (metric.name === 'conversion') return row.won === null ? null : Number(row.won)
  if (metric.name !== 'revenue') return row.measured
  if (row.won === null) return null
  return row.won ? row.amount : 0
}
