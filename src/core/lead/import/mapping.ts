import { distance } from 'fastest-levenshtein'
import { cellKindOf, type CellKind } from './cell-kind.ts'
import { dateOrderOf, importDate, type DateOrder } from './date.ts'
import { hintedMeaning, outcomeMeaning } from './outcome.ts'
import { sharedTargets, type ImportMapping, type ImportTarget } from './target.ts'
import { plainHeader, plainWords, type HeaderWord, type ImportWords } from './words.ts'

/** What a column is taken for, by what, and how surely (0 to 1). */
export type SuggestedColumn = {
  readonly column: string
  readonly target: ImportTarget
  readonly by: 'header' | 'values' | 'none'
  readonly sure: number
}

export type SuggestedMapping = {
  readonly mapping: ImportMapping
  readonly columns: readonly SuggestedColumn[]
  readonly dateOrder: DateOrder
}

export type TableSample = { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

/**
 * Takes each column for a field of a lead, by its header in ru, kk, he or en and by its first rows. A field is given away once, to the
 * surest and fullest column; the others keep their cells as custom fields, so that nothing of the file is lost. Headers that say so share
 * a field of contact: CRMs have a column for each kind of telephone, and most rows fill in one of them.
 */
export function suggestMapping(sample: TableSample, words: ImportWords): SuggestedMapping {
  const cellsOf = (index: number) => sample.rows.map((row) => row[index] ?? '')
  const guesses = sample.columns.map((column, index) => {
    const one = guess(column, cellsOf(index), words)
    return { one, weight: one.sure + shareFilled(cellsOf(index)) / 5 }
  })
  const columns = guesses.map(({ one }): SuggestedColumn => {
    if (one.target === 'skip' || one.target === 'custom') return one
    if (sharedTargets.has(one.target) && one.by === 'header') return one
    const rivals = guesses.filter((other) => other.one.target === one.target)
    const best = rivals.find((rival) => rivals.every((other) => other.weight <= rival.weight))
    return best?.one === one ? one : { ...one, target: 'custom', by: 'none', sure: 0 }
  })
  const dates = columns.flatMap((column, index) => (column.target.endsWith('_at') ? cellsOf(index) : []))
  const mapping = Object.fromEntries(columns.map(({ column, target }) => [column, target]))
  return { mapping, columns, dateOrder: dateOrderOf(dates) }
}

function guess(column: string, cells: readonly string[], words: ImportWords): SuggestedColumn {
  const kind = cellKindOf(cells)
  const header = readHeader(column, words.headers)
  if (header && headerFits(header.target, { kind, cells, words })) return { column, ...header, by: 'header' }
  const target = targetOfKind(kind)
  if (target && header?.target !== 'skip' && header?.target !== 'custom')
    return { column, target, by: 'values', sure: 0.5 }
  return { column, target: 'custom', by: 'none', sure: 0 }
}

export type ColumnEvidence = { readonly kind: CellKind; readonly cells: readonly string[]; readonly words: ImportWords }

/** Whether the cells can be what the header says: a column of addresses is no name, a status of unknown words no outcome. */
export function headerFits(target: ImportTarget, { kind, cells, words }: ColumnEvidence): boolean {
  if (kind === 'email') return target === 'email' || target === 'skip'
  if (kind === 'phone')
    return !['email', 'name', 'company', 'message', 'city', 'amount', 'received_at'].includes(target)
  if (target === 'outcome') return knownShare(cells, (text) => isOutcome(text, words)) >= 0.5
  if (target.endsWith('_at')) return knownShare(cells, isDate) >= 0.3
  if (target === 'channel') return knownShare(cells, (text) => words.channels.has(plainWords(text))) >= 0.5
  if (target === 'message') return knownShare(cells, (text) => text.length > 5) >= 0.3
  if (target === 'phone') return knownShare(cells, (text) => /\d/.test(text)) >= 0.5
  if (target === 'email') return knownShare(cells, (text) => text.includes('@')) >= 0.3
  return true
}

const isDate = (text: string) =>
  (['dmy', 'mdy'] as const).some((dateOrder) => importDate(text, { timeZone: 'UTC', dateOrder }) !== null)

/** Known, said by the person, or with a hint at the end of a deal; words that may be any status of a lead are none. */
function isOutcome(text: string, words: ImportWords): boolean {
  if (outcomeMeaning(text, words) !== 'unknown') return true
  const hinted = hintedMeaning(text, words)
  return hinted !== null && hinted !== 'open'
}

function knownShare(cells: readonly string[], test: (text: string) => boolean): number {
  const filled = cells.filter((cell) => cell.trim() !== '')
  return filled.length === 0 ? 1 : filled.filter(test).length / filled.length
}

const shareFilled = (cells: readonly string[]) =>
  cells.filter((cell) => cell.trim() !== '').length / Math.max(1, cells.length)

function targetOfKind(kind: CellKind): ImportTarget | null {
  if (kind === 'email' || kind === 'phone' || kind === 'website' || kind === 'ip') return kind
  if (kind === 'date') return 'received_at'
  return kind === 'text' ? 'message' : null
}

/** The header's field: the same words, else the longest known words within it, else one letter off. */
export function readHeader(
  column: string,
  headers: readonly HeaderWord[],
): { target: ImportTarget; sure: number } | null {
  const plain = plainHeader(column)
  const words = plain.split(' ')
  const same = headers.find((header) => header.words.join(' ') === plain || header.words.join('') === words.join(''))
  if (same) return { target: same.target, sure: 1 }
  const within = headers
    .filter((header) => !header.whole && contains(words, header.words))
    .map((header) => ({ target: header.target, share: header.words.join(' ').length / plain.length }))
    .toSorted((a, b) => b.share - a.share)[0]
  if (within && within.share >= 0.35) return { target: within.target, sure: 0.6 + 0.3 * within.share }
  const near = headers.find((header) => plain.length >= 6 && distance(header.words.join(' '), plain) === 1)
  return near ? { target: near.target, sure: 0.6 } : null
}

function contains(words: readonly string[], part: readonly string[]): boolean {
  return words.some((_, start) => part.every((word, offset) => words[start + offset] === word))
}
