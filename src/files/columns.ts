import { AppError } from '../core/app-error.ts'

/** The most columns a table may have: beyond it a file is broken or hostile. */
export const maxColumns = 4096
const maxNameLength = 200

/** Headers as the rest of the program sees them: trimmed, never empty (`column_3`), never twice (`name_2`). */
export function nameColumns(headers: readonly string[], line: number): readonly string[] {
  if (headers.length > maxColumns) {
    const way = `a table may have ${maxColumns}; check the separator, or remove columns`
    throw new AppError('bad_file', 'too_many_columns', `the header has ${headers.length} columns; ${way}`, { line })
  }
  const taken = new Set<string>()
  return headers.map((header, index) => {
    const name =
      header
        .replaceAll(/[\s\u00a0\ufeff]+/g, ' ')
        .trim()
        .slice(0, maxNameLength) || `column_${index + 1}`
    let unique = name
    for (let count = 2; taken.has(unique); count += 1) unique = `${name}_${count}`
    taken.add(unique)
    return unique
  })
}

const mostTitleRows = 20

/**
 * Which of the first rows holds the headers: the first, unless it is a title (one filled cell over a table of several columns) and a row
 * of several words follows.
 */
export function headerIndex(rows: readonly (readonly string[])[]): number {
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== '')
  const first = rows.findIndex((cells) => filled(cells).length > 0)
  if (first === -1 || filled(rows[first]!).length > 1) return first
  const below = rows.slice(first + 1, first + 1 + mostTitleRows)
  const next = below.findIndex((cells) => filled(cells).length > 1)
  if (next === -1 || !filled(below[next]!).every((cell) => /\p{L}/u.test(cell))) return first
  return first + 1 + next
}
