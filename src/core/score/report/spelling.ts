import { categoryOf, itemOf } from '../table/derive.ts'
import { type ListSplit, piecesOf } from '../table/lists.ts'

/**
 * How the cells of a column write a value that the model knows in lower case: as most of them do, the first of equals. Gives back the value
 * itself where no cell has it.
 */
export function spellingsOf(
  cells: readonly string[],
  derive: 'category' | 'items',
  split?: ListSplit,
): (value: string) => string {
  const ways = new Map<string, Map<string, number>>()
  for (const [written, count] of counted(cells))
    for (const piece of derive === 'items' ? piecesOf(written, split) : [written]) {
      const value = derive === 'items' ? itemOf(piece) : categoryOf(piece, derive)
      if (value === null || value === '') continue
      const known = ways.get(value) ?? new Map<string, number>()
      ways.set(value, known.set(piece.trim(), (known.get(piece.trim()) ?? 0) + count))
    }
  return (value) => {
    const [best] = [...(ways.get(value) ?? [])].sort((a, b) => b[1] - a[1])
    return best === undefined ? value : best[0].slice(0, value.length)
  }
}

function counted(cells: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1)
  return counts
}
