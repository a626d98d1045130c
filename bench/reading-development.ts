import type { Reader } from '../src/core/read/reader.ts'
import type { Reading } from '../src/core/read/reading.ts'
import { table } from './results.ts'

/** A development message: labels without quotes, in the older form. */
export type Labelled = {
  readonly id: string
  readonly lang: string
  readonly text: string
  readonly received_at: string
  readonly intent_rank: number
  readonly labels: Readonly<Record<string, number | string | null>>
}

const signals = ['urgency', 'pain', 'budget', 'readiness', 'quantity'] as const

type Judged = { readonly row: Labelled; readonly reading: Reading }

function scoreOf(
  rows: readonly Judged[],
  said: (j: Judged) => boolean,
  holds: (j: Judged) => boolean,
): readonly string[] {
  const right = rows.filter((j) => said(j) && holds(j)).length
  const given = rows.filter(said).length
  const wanted = rows.filter(holds).length
  return [right / (given || 1), right / (wanted || 1), (2 * right) / (given + wanted || 1)].map((v) => v.toFixed(3))
}

/** Precision, recall and F1 of what is asked about the development messages, by name. */
const scoresOf = (judged: readonly Judged[]): readonly (readonly [name: string, scores: readonly string[]])[] => [
  ...signals.map((name) => {
    const said = ({ reading }: Judged): boolean => reading.signals.some(({ signal }) => signal === name)
    return [name, scoreOf(judged, said, ({ row }) => row.labels[name] === 1)] as const
  }),
  [
    'non-buyer',
    scoreOf(
      judged,
      ({ reading }) => reading.nonbuyer !== null,
      ({ row }) => row.labels.nonbuyer !== null,
    ),
  ],
  [
    'hot',
    scoreOf(
      judged,
      ({ reading }) => reading.rank === 3,
      ({ row }) => row.intent_rank === 3,
    ),
  ],
]

/** The table of the development messages, over all and by language; the pair that must be right first. */
export function judgeDevelopment(reader: Reader, rows: readonly Labelled[]): string {
  const judged = rows.map((row) => ({ row, reading: reader.read(row.text, { receivedAt: row.received_at }) }))
  const languages = [...new Set(rows.map(({ lang }) => lang))]
  const columns = [judged, ...languages.map((lang) => judged.filter(({ row }) => row.lang === lang))].map(scoresOf)
  const [first, second] = judged
  return [
    `Row 1: rank ${first.reading.rank}, signals ${first.reading.signals.map(({ signal }) => signal).join(', ')}. Row 2: non-buyer ${second.reading.nonbuyer ?? 'none'}.`,
    '',
    ...table(
      ['precision / recall / F1', 'all', ...languages],
      columns[0].map(([name], at) => [name, ...columns.map((column) => column[at][1].join(' / '))]),
    ),
  ].join('\n')
}
