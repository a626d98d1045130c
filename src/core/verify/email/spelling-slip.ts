/** How one word was mistyped for another. Keys that lie side by side on QWERTY, row by row and across rows. */
const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

const neighbours: ReadonlySet<string> = new Set(
  rows.flatMap((row, line) =>
    [...row].flatMap((key, at) =>
      [row[at + 1], rows[line + 1]?.[at], rows[line + 1]?.[at - 1]]
        .filter((other) => other !== undefined)
        .flatMap((other) => [`${key}${other}`, `${other}${key}`]),
    ),
  ),
)

export function areNeighbourKeys(a: string, b: string): boolean {
  return neighbours.has(a + b)
}

/** One slip between two words. `at` is the place in the typed word. */
export type Slip = {
  readonly kind: 'swap' | 'double' | 'single' | 'neighbour' | 'insert' | 'drop' | 'replace'
  readonly at: number
}

/** Slips that fingers make without the writer meaning another word. */
export const isLight = (slip: Slip): boolean =>
  slip.kind !== 'insert' && slip.kind !== 'drop' && slip.kind !== 'replace'

const prefixLength = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1
  return at
}

/** The single slip (optimal string alignment, Damerau 1964) that turns `meant` into `typed`, or null where it takes more. */
export function slipBetween(typed: string, meant: string): Slip | null {
  const at = prefixLength(typed, meant)
  const [a, b] = [typed.slice(at), meant.slice(at)]
  if (typed.length === meant.length) {
    if (a.slice(1) === b.slice(1))
      return { kind: areNeighbourKeys(a[0] ?? '', b[0] ?? '') ? 'neighbour' : 'replace', at }
    return a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2) ? { kind: 'swap', at } : null
  }
  if (typed.length === meant.length + 1 && a.slice(1) === b) {
    return { kind: at > 0 && a[0] === typed[at - 1] ? 'double' : 'insert', at }
  }
  if (meant.length === typed.length + 1 && b.slice(1) === a) {
    return { kind: at > 0 && b[0] === meant[at - 1] ? 'single' : 'drop', at }
  }
  return null
}
