import { isMissing } from './cells.ts'

/** The known ones of up to 4,000 cells, evenly spread over the table. */
export function sampleOf(cells: readonly string[]): readonly string[] {
  const known: string[] = []
  const step = Math.max(1, cells.length / 4000)
  for (let at = 0; at < cells.length; at += step) {
    const cell = cells[Math.floor(at)]!
    if (!isMissing(cell)) known.push(cell.trim())
  }
  return known
}
