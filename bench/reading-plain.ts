import { readFileSync } from 'node:fs'
import type { Reader } from '../src/core/read/reader.ts'

/** A short message that says things with the obvious words; what it holds, by the definitions of the labels. */
type Plain = {
  readonly lang: string
  readonly text: string
  readonly signals: readonly string[]
  readonly nonbuyer: string | null
}

export type PlainRow = {
  readonly lang: string
  readonly messages: number
  readonly held: number
  readonly found: number
  readonly raised: number
  /** Messages whose kind of sender (a buyer, or which non-buyer) is named rightly. */
  readonly kinds: number
}

/** How many of the signals of plain messages, which nobody trained on, a reader finds; by language and over all. */
export function measurePlain(reader: Reader): readonly PlainRow[] {
  const rows = readFileSync(new URL('reading-plain.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Plain)
  const read = rows.map((row) => {
    const { signals, nonbuyer } = reader.read(row.text, { receivedAt: '2026-03-11T10:00:00+05:00' })
    return { row, raised: new Set<string>(signals.map(({ signal }) => signal)), kind: nonbuyer }
  })
  const sum = (lang: string, own: typeof read): PlainRow => ({
    lang,
    messages: own.length,
    held: own.reduce((total, { row }) => total + row.signals.length, 0),
    found: own.reduce((total, { row, raised }) => total + row.signals.filter((name) => raised.has(name)).length, 0),
    raised: own.reduce((total, { raised }) => total + raised.size, 0),
    kinds: own.filter(({ row, kind }) => row.nonbuyer === kind).length,
  })
  const languages = [...new Set(rows.map(({ lang }) => lang))]
  const parts = languages.map((lang) =>
    sum(
      lang,
      read.filter(({ row }) => row.lang === lang),
    ),
  )
  return [...parts, sum('all', read)]
}
