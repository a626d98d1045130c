import { AppError } from '../../app-error.ts'
import { cellKindOf } from './cell-kind.ts'
import { headerFits, readHeader, type TableSample } from './mapping.ts'
import type { ImportTarget } from './target.ts'
import { plainHeader, type ImportWords } from './words.ts'

/** A column that a person named for a field: `--map field=column`. */
export type MappedColumn = readonly [field: string, column: string]

export type ColumnsByTarget = ReadonlyMap<ImportTarget, readonly string[]>

/**
 * Which columns hold which field of a lead, by their headers in ru, kk, he or en: all that are headed with the field's own words, else
 * the one that comes nearest. Cells only take a header's word back where they are plainly something else.
 */
export function columnsByTarget(sample: TableSample, words: ImportWords): ColumnsByTarget {
  const read = sample.columns.flatMap((column, index) => {
    const cells = sample.rows.map((row) => row[index] ?? '')
    const named = targetOf(column, cells, words)
    return named ? [{ column, ...named }] : []
  })
  const found = new Map<ImportTarget, string[]>()
  for (const { column, target, sure } of read.toSorted((a, b) => b.sure - a.sure)) {
    const earlier = found.get(target)
    if (earlier === undefined) found.set(target, [column])
    else if (sure === 1) earlier.push(column)
  }
  return found
}

type Named = { readonly target: ImportTarget; readonly sure: number }

function targetOf(column: string, cells: readonly string[], words: ImportWords): Named | null {
  const header = readHeader(column, words.headers)
  if (header === null || header.target === 'skip' || header.target === 'custom') return null
  if (plainHeader(column) === header.target.replaceAll('_', ' ')) return header
  const kind = cellKindOf(cells)
  if ((kind === 'email' || kind === 'phone') && kind !== header.target)
    return ['name', 'email', 'phone'].includes(header.target) ? { target: kind, sure: 0.6 } : null
  return header.sure === 1 || headerFits(header.target, { kind, cells, words }) ? header : null
}

/** The column that a person means: as it stands, or but for case, blanks and marks. */
export function namedColumn(columns: readonly string[], name: string): string {
  const known =
    columns.find((one) => one === name) ?? columns.find((one) => plainHeader(one) === plainHeader(name) && one !== '')
  if (known !== undefined) return known
  const message = `--map: the file has no column "${name}". It has: ${listed(columns)}.`
  throw new AppError('bad_input', 'column_unknown', message, { option: '--map' })
}

const mostListed = 20
const longestListed = 40

function listed(columns: readonly string[]): string {
  const names = columns.slice(0, mostListed).map((column) => column.slice(0, longestListed))
  const more = columns.length - names.length
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '')
}

/** What a command says of a table in which it understands no column: what there is, what it reads, and how to name it. */
export function noKnownColumn(columns: readonly string[], understood: readonly string[]): AppError {
  const headless = columns.some((column) => ['email', 'phone', 'ip'].includes(cellKindOf([column])))
  const found = headless
    ? 'The first line holds data, not headers: put a line of headers above it'
    : `No column is understood. Found: ${listed(columns)}. Rename the headers`
  const names = `Understood: ${understood.join(', ')}, also in Russian, Kazakh and Hebrew.`
  const example = headless ? 'email' : (columns[0] ?? '').slice(0, longestListed)
  const message = `${found}, or name a column: --map email="${example}". ${names}`
  return new AppError('bad_input', 'no_known_column', headless ? `${found}. ${names}` : message, { option: '--map' })
}
