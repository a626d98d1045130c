import { type Options, stringify } from 'csv-stringify/sync'

export type CsvCell = string | number | null
export type CsvRow = readonly CsvCell[]

/** RFC 4180 with comma and LF; quotes where they are needed, and around cells that start or end with a blank. */
const plain: Options = { record_delimiter: '\n', quoted_match: /^\s|\s$|[\r\n]/ }

/**
 * Rows as the text of a CSV file. `forPeople` puts an apostrophe before what a spreadsheet would run as a formula; the library's own
 * option for that would also change every `+7 701 ...`.
 */
export function csvText(rows: readonly CsvRow[], forPeople = false): string {
  const options: Options = forPeople ? { ...plain, cast: { string: harmless } } : plain
  return stringify(rows as CsvCell[][], options)
}

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, "CSV injection"). Numbers, phone numbers and lone
 * signs start no formula and stay as they are.
 */
function harmless(text: string): string {
  return /^[\s]*[=+\-@＝＋－＠\t\r|%]/.test(text) && !/^[+-]?[\d\s().,-]*$/.test(text) ? `'${text}` : text
}
