import type { LabelledMessage } from '../scripts/reader/corpus.ts'
import { nonbuyerKinds, type Reading, signalNames } from '../src/core/read/reading.ts'

export type Judged = { readonly row: LabelledMessage; readonly reading: Reading }

/** Right, false and missed answers. */
export type Counts = { right: number; wrong: number; missed: number }

const countOf = (rows: readonly Judged[], said: (j: Judged) => boolean, holds: (j: Judged) => boolean): Counts => {
  const counts = { right: 0, wrong: 0, missed: 0 }
  for (const judged of rows) {
    const [yes, truth] = [said(judged), holds(judged)]
    if (yes && truth) counts.right += 1
    else if (yes) counts.wrong += 1
    else if (truth) counts.missed += 1
  }
  return counts
}

export const precision = ({ right, wrong }: Counts): number => right / (right + wrong || 1)
export const recall = ({ right, missed }: Counts): number => right / (right + missed || 1)
/** F1 = 2 × right / (2 × right + wrong + missed). */
export const f1 = ({ right, wrong, missed }: Counts): number => (2 * right) / (2 * right + wrong + missed || 1)

/** Presence of each signal in a message. */
export const signalCounts = (rows: readonly Judged[]): ReadonlyMap<string, Counts> =>
  new Map(
    signalNames.map((name) => [
      name,
      countOf(
        rows,
        ({ reading }) => reading.signals.some(({ signal }) => signal === name),
        ({ row }) => row.signals.some(({ signal }) => signal === name),
      ),
    ]),
  )

/** The mean of F1 over the signals that occur at least `least` times. */
export function macroF1(rows: readonly Judged[], least = 1): number {
  const held = [...signalCounts(rows).values()].filter(({ right, missed }) => right + missed >= least)
  return held.reduce((sum, counts) => sum + f1(counts), 0) / (held.length || 1)
}

export const nonbuyerCounts = (rows: readonly Judged[]): Counts =>
  countOf(
    rows,
    ({ reading }) => reading.nonbuyer !== null,
    ({ row }) => row.nonbuyer !== null,
  )

export const kindCounts = (rows: readonly Judged[]): ReadonlyMap<string, Counts> =>
  new Map(
    nonbuyerKinds.map((kind) => [
      kind,
      countOf(
        rows,
        ({ reading }) => reading.nonbuyer === kind,
        ({ row }) => row.nonbuyer === kind,
      ),
    ]),
  )

export const hotCounts = (rows: readonly Judged[]): Counts =>
  countOf(
    rows,
    ({ reading }) => reading.rank === 3,
    ({ row }) => row.rank === 3,
  )

/** How many messages of each true rank (rows) were given each rank (columns). */
export function rankTable(rows: readonly Judged[]): readonly (readonly number[])[] {
  const table = Array.from({ length: 4 }, () => [0, 0, 0, 0])
  for (const { row, reading } of rows) table[row.rank][reading.rank] += 1
  return table
}

/** Share of rightly raised signals one of whose quotes shares at least half of the characters with a labelled one. */
export function quoteShare(rows: readonly Judged[]): number {
  let found = 0
  let right = 0
  for (const { row, reading } of rows)
    for (const name of signalNames) {
      const wanted = row.signals.filter(({ signal }) => signal === name)
      const given = reading.signals.filter(({ signal }) => signal === name)
      if (wanted.length === 0 || given.length === 0) continue
      found += 1
      const shares = wanted.some(({ quote }) => {
        const start = row.text.indexOf(quote)
        const end = start + quote.length
        return given.some(
          (signal) =>
            Math.min(end, signal.end) - Math.max(start, signal.start) >=
            0.5 * Math.max(end - start, signal.end - signal.start),
        )
      })
      if (shares) right += 1
    }
  return right / (found || 1)
}

const near = (given: number, wanted: number): boolean => {
  const ratio = (Math.max(given, 0) + 2) / (Math.max(wanted, 0) + 2)
  return ratio >= 0.5 && ratio <= 2
}

/** Dates: right within a factor of two of (days + 2). */
export function dateCounts(rows: readonly Judged[], key: 'deadline' | 'next_step'): Counts {
  const counts = { right: 0, wrong: 0, missed: 0 }
  for (const { row, reading } of rows) {
    const [wanted, given] = [row[key], reading[key]]
    if (wanted && given && given.days !== null && near(given.days, wanted.days)) counts.right += 1
    else {
      if (given) counts.wrong += 1
      if (wanted) counts.missed += 1
    }
  }
  return counts
}

/** Share of buyers whose authority is named as labelled. */
export function authorityShare(rows: readonly Judged[]): number {
  const buyers = rows.filter(({ row, reading }) => row.nonbuyer === null && reading.nonbuyer === null)
  return buyers.filter(({ row, reading }) => row.authority === reading.authority).length / (buyers.length || 1)
}
