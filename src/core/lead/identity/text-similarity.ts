/**
 * Jaro-Winkler similarity, 0 to 1 (Winkler 1990, "String comparator metrics and enhanced decision rules in the
 * Fellegi-Sunter model"), prefix scale 0.1, prefix of at most four letters.
 */
export function jaroWinkler(left: string, right: string): number {
  if (left === right) return 1
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (short.length === 0) return 0
  const reach = Math.max(0, (long.length >> 1) - 1)
  let takenLong = 0
  let takenShort = 0
  let matches = 0
  const mostLetters = 31
  if (long.length > mostLetters) return jaroWinkler(short.slice(0, mostLetters), long.slice(0, mostLetters)) * 0.999
  for (let i = 0; i < short.length; i += 1) {
    const code = short.charCodeAt(i)
    const end = Math.min(long.length - 1, i + reach)
    for (let j = Math.max(0, i - reach); j <= end; j += 1) {
      if (takenLong & (1 << j) || long.charCodeAt(j) !== code) continue
      takenLong |= 1 << j
      takenShort |= 1 << i
      matches += 1
      break
    }
  }
  if (matches === 0) return 0
  let transposed = 0
  let j = 0
  for (let i = 0; i < short.length; i += 1) {
    if (!(takenShort & (1 << i))) continue
    while (!(takenLong & (1 << j))) j += 1
    if (short.charCodeAt(i) !== long.charCodeAt(j)) transposed += 1
    j += 1
  }
  const jaro = (matches / short.length + matches / long.length + (matches - transposed / 2) / matches) / 3
  let prefix = 0
  while (prefix < 4 && prefix < short.length && short[prefix] === long[prefix]) prefix += 1
  return jaro + prefix * 0.1 * (1 - jaro)
}

/** True where one insertion, deletion, substitution or swap of neighbours makes the texts equal (Damerau 1964). */
export function isOneEdit(left: string, right: string): boolean {
  if (left === right) return true
  const [short, long] = left.length <= right.length ? [left, right] : [right, left]
  if (long.length - short.length > 1) return false
  let from = 0
  while (from < short.length && short[from] === long[from]) from += 1
  const rest = (text: string, at: number) => text.slice(at)
  if (short.length < long.length) return rest(short, from) === rest(long, from + 1)
  if (rest(short, from + 1) === rest(long, from + 1)) return true
  const isSwap = short[from] === long[from + 1] && short[from + 1] === long[from]
  return isSwap && rest(short, from + 2) === rest(long, from + 2)
}

/** Sorted codes of the neighbouring letter pairs of a text, for `dice`. */
export function bigrams(text: string): Uint32Array {
  const codes = new Uint32Array(Math.max(0, text.length - 1))
  for (let i = 0; i < codes.length; i += 1) codes[i] = text.charCodeAt(i) * 65536 + text.charCodeAt(i + 1)
  return codes.toSorted()
}

/** Share of letter pairs that two texts have in common, 0 to 1 (Dice 1945, on multisets). */
export function dice(left: Uint32Array, right: Uint32Array): number {
  if (left.length + right.length === 0) return 0
  let i = 0
  let j = 0
  let shared = 0
  while (i < left.length && j < right.length) {
    const difference = left[i]! - right[j]!
    if (difference === 0) {
      shared += 1
      i += 1
      j += 1
    } else if (difference < 0) i += 1
    else j += 1
  }
  return (2 * shared) / (left.length + right.length)
}
