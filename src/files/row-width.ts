/** A row brought to the table's width, or the column where it goes wrong. */
export type FittedRow =
  | { readonly kind: 'row'; readonly cells: readonly string[] }
  | { readonly kind: 'fault'; readonly code: 'too_few_cells' | 'too_many_cells'; readonly column: string | null }

export type RowWidth = { readonly columns: readonly string[]; readonly fewest: number }

/**
 * How short a row may be. A short row may have lost its trailing blanks (some programs do not write them) or a cell in
 * its middle, which shifts every value after it; they look alike. Blanks are believed where the sample speaks for it: the columns
 * in question are blank in some full row, or the writer never ends a full row in a blank and leaves several rows short.
 */
export function rowWidth(columns: readonly string[], sample: readonly (readonly string[])[]): RowWidth {
  const full = sample.filter((cells) => cells.length === columns.length)
  const short = sample.filter((cells) => cells.length < columns.length)
  const endsBlank = full.some((cells) => cells.at(-1)?.trim() === '')
  const trims = !endsBlank && short.length >= 2 && short.length >= sample.length / 20 && !allOfOneLength(short)
  if (trims) return { columns, fewest: 1 }
  let fewest = columns.length
  const blankSomewhere = (index: number) => full.some((cells) => cells[index]?.trim() === '')
  while (fewest > 1 && blankSomewhere(fewest - 1)) fewest -= 1
  return { columns, fewest }
}

/** Fills up missing trailing blanks and cuts surplus ones; anything else is a fault. */
export function fitRow({ columns, fewest }: RowWidth, cells: readonly string[]): FittedRow {
  if (cells.length === columns.length) return { kind: 'row', cells }
  if (cells.length > columns.length) {
    const surplus = cells.slice(columns.length).every((cell) => cell.trim() === '')
    if (!surplus) return { kind: 'fault', code: 'too_many_cells', column: null }
    return { kind: 'row', cells: cells.slice(0, columns.length) }
  }
  if (cells.length < fewest) return { kind: 'fault', code: 'too_few_cells', column: columns[cells.length] ?? null }
  return { kind: 'row', cells: [...cells, ...columns.slice(cells.length).map(() => '')] }
}

/** Rows all short by the same cell speak for a shifted export rather than for blanks left out, unless there are many. */
function allOfOneLength(rows: readonly (readonly string[])[]): boolean {
  return rows.length < 4 && rows.every((cells) => cells.length === rows[0]?.length)
}
