/** The inputs of a score by name: text, a number, or null where it is not known. Only what was known at scoring. */
export type FeatureRow = Readonly<Record<string, string | number | null>>

/** Objects that inherit nothing, yet are laid out for reading as usual ones are; those of `Object.create(null)` are dictionaries, which are slower to read. */
const Row = function () {} as unknown as new () => Record<string, string | number | null>
Row.prototype = Object.freeze(Object.create(null))

/** A row of which nothing is known yet. */
export const emptyRow = (): Record<string, string | number | null> => new Row()

/**
 * A row of a table by the names of its columns; cells that are not there are not known. It inherits nothing: a column may be named
 * `constructor` or `__proto__`, and where a table has no such column, its cell is unknown.
 */
export function rowOf(columns: readonly string[], cells: readonly (string | null | undefined)[]): FeatureRow {
  const row = emptyRow()
  for (let k = 0; k < columns.length; k += 1) row[columns[k]!] = cells[k] ?? null
  return row
}

/** The row at a place of a table that is kept by columns. */
export const rowAt = (
  { columns, cells }: { readonly columns: readonly string[]; readonly cells: readonly (readonly string[])[] },
  at: number,
): FeatureRow =>
  rowOf(
    columns,
    cells.map((column) => column[at]),
  )
