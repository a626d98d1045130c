/** Rows as aligned columns for a terminal; the last column is as wide as it is. */
export function textTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => [...(row[column] ?? '')].length)))
  const pad = (cell: string, column: number) =>
    column === head.length - 1 ? cell : cell + ' '.repeat(widths[column]! - [...cell].length)
  return all.map((row) => `${row.map((cell, column) => pad(printable(cell), column)).join('  ')}\n`).join('')
}

/** Names come from people: control characters must not reach the terminal. */
const printable = (cell: string): string => cell.replaceAll(/\p{Cc}/gu, '?')
