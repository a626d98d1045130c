export type CsvCell = string | number | null

/** One row of a CSV file (RFC 4180): comma, LF, quotes only where they are needed. */
export function csvLine(cells: readonly CsvCell[], forPeople = false): string {
  return `${cells.map((cell) => csvCell(cell, forPeople)).join(',')}\n`
}

function csvCell(cell: CsvCell, forPeople: boolean): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const text = forPeople ? harmless(cell) : cell
  return /[",\r\n]|^[\s]|[\s]$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV injection"). Numbers, phone numbers and lone
 * signs start no formula and stay as they are.
 */
function harmless(text: string): string {
  return /^[\s]*[=+\-@＝＋－＠\t\r|%]/.test(text) && !/^[+-]?[\d\s().,-]*$/.test(text) ? `'${text}` : text
}
