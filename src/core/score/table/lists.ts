import { yesNo } from './yes-no.ts'

/**
 * What parts the items of a list beside comma, semicolon and bar, which always do: ends of lines; these and slashes; or the cells are
 * arrays (`["a", "b"]`).
 */
export type ListSplit = 'lines' | 'slash' | 'array'

const usual = /[;|,]/
const lines = /[;|,\n]/
const slashes = /[;|,\n/]/
const array = /^\s*\[[^]*\]\s*$/
const quotes = /^\s*(["'])(.*)\1\s*$/s

/** The items of a cell as they are written, with what blanks stand around them. */
export function piecesOf(cell: string, split: ListSplit | undefined): readonly string[] {
  if (split === 'array' && array.test(cell)) return arrayItems(cell.trim())
  return cell.split(split === undefined ? usual : split === 'slash' ? slashes : lines)
}

/** The items of a JSON array, or of a list that is written like one (`['a', 'b']`). */
function arrayItems(text: string): readonly string[] {
  try {
    const items = JSON.parse(text) as readonly unknown[]
    return items.filter((item) => typeof item === 'string' || typeof item === 'number').map(String)
  } catch {
    return text
      .slice(1, -1)
      .split(lines)
      .map((item) => item.replace(quotes, '$2'))
  }
}

/** How known values of a column part their items, judged by all of them together. */
export function listSplitOf(values: readonly string[]): ListSplit | undefined {
  if (!values.some((value) => /[[/\n]/.test(value))) return undefined
  if (values.filter((value) => value.startsWith('[') && array.test(value)).length > values.length / 2) return 'array'
  if (slashParts(values)) return 'slash'
  return values.some((value) => value.includes('\n')) ? 'lines' : undefined
}

/** An item is a word: a unit (`м/с`), a fraction or an answer (`да/нет`) is none. */
const isWord = (piece: string): boolean => piece.length > 1 && /\p{L}/u.test(piece) && yesNo(piece) === null

/**
 * Whether slashes part items. In a list the same item stands first in one cell and later in another; in `google / cpc`, `KZ/Алматы` or
 * `руб/мес` each place has words of its own, and paths begin with a slash or with what all have.
 */
function slashParts(values: readonly string[]): boolean {
  if (values.filter((value) => value.includes('/')).length <= values.length / 4) return false
  const [first, later] = [new Set<string>(), new Set<string>()]
  let [pieces, words] = [0, 0]
  for (const value of values) {
    if (value.startsWith('/') || value.includes('//')) return false
    const items = value.split('/').map((item) => item.trim().toLowerCase())
    if (items.length > 1) {
      pieces += items.length
      words += items.filter(isWord).length
    }
    for (const [at, item] of items.entries()) (at === 0 ? first : later).add(item)
  }
  if (words < 0.8 * pieces) return false
  const both = [...later].filter((item) => first.has(item)).length
  return both >= 0.3 * new Set([...first, ...later]).size
}
