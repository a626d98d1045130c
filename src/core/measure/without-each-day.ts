import { msPerDay } from '../learn/past-lead.ts'

/** Values counted without the rows of some 24 hours, and how many rows are left. */
export type Rest = { readonly counts: ReadonlyMap<string, number>; readonly left: number }

/** What is left of the counts of values when any 24 hours that begin with a row are left out; times in ms, in any order. */
export function withoutEachDay(times: readonly number[], values: readonly string[]): readonly Rest[] {
  const order = times.map((_, row) => row).sort((a, b) => times[a]! - times[b]!)
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const add = (row: number, by: number) => counts.set(values[row]!, (counts.get(values[row]!) ?? 0) + by)
  let end = 0
  return order.map((row, start) => {
    if (start > 0) add(order[start - 1]!, 1)
    while (end < order.length && times[order[end]!]! < times[row]! + msPerDay) {
      add(order[end]!, -1)
      end += 1
    }
    return { counts: new Map(counts), left: order.length - (end - start) }
  })
}
