import { makeRowSplitter } from './row-splitter.ts'

export type Separator = ',' | ';' | '\t'
const separators: readonly Separator[] = ['\t', ';', ',']

/** Stands for "no separator": a character that no table holds, so that a list of one column is read line by line. */
export const noSeparator = '\u0001'

/**
 * The separator under which most rows have as many cells as the header; on a tie the one with more columns. A header without any of
 * them is one column, whatever commas the texts under it hold. Null then.
 */
export function detectSeparator(sample: string): Separator | null {
  let best: { readonly separator: Separator; readonly agreeing: number; readonly columns: number } | null = null
  for (const separator of separators) {
    // What stands nowhere parts nothing; splitting a table to learn that takes as long as reading it.
    if (!sample.includes(separator)) continue
    const { columns, agreeing } = agreement(sample, separator)
    if (columns < 2) continue
    const better = best === null || agreeing > best.agreeing || (agreeing === best.agreeing && columns > best.columns)
    if (better) best = { separator, agreeing, columns }
  }
  return best?.separator ?? null
}

/** Excel's own first line `sep=;`: the separator it names and where the table starts. */
export function namedSeparator(sample: string): { readonly separator: Separator; readonly length: number } | null {
  const match = /^sep=([,;\t])(?:\r\n|\n|\r)/i.exec(sample)
  return match ? { separator: match[1] as Separator, length: match[0].length } : null
}

function agreement(sample: string, separator: Separator): { readonly columns: number; readonly agreeing: number } {
  const rows = makeRowSplitter(separator)
    .push(`${sample}\n`)
    .flatMap((row) => (row.kind === 'row' ? [row.cells.length] : []))
  const columns = rows[0] ?? 0
  const agreeing = rows.filter((count) => count === columns).length / Math.max(1, rows.length)
  return { columns, agreeing }
}
