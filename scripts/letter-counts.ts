export type Counts = { readonly size: number; readonly of: readonly Float64Array[] }

/** Counts of one, two and three letters in a row, edges included. */
export function count(words: readonly string[], letters: string): Counts {
  const size = letters.length + 2
  const of = [new Float64Array(size), new Float64Array(size ** 2), new Float64Array(size ** 3)]
  for (const word of words) {
    const numbers = [0, 0, ...Array.from(word, (letter) => letters.indexOf(letter) + 2 || 1), 0]
    for (let at = 2; at < numbers.length; at += 1) {
      const [a, b, c] = [numbers[at - 2]!, numbers[at - 1]!, numbers[at]!]
      of[0]![c]! += 1
      of[1]![b * size + c]! += 1
      of[2]![(a * size + b) * size + c]! += 1
    }
  }
  return { size, of }
}

/** Interpolated probability of the last letter after up to `order` before it (Witten and Bell 1991). */
export function probability({ size, of }: Counts, order: number): (a: number, b: number, c: number) => number {
  const totals = of.map((table, level) => {
    const sums = new Float64Array(size ** level)
    const kinds = new Float64Array(size ** level)
    table.forEach((value, at) => {
      sums[Math.floor(at / size)]! += value
      if (value > 0) kinds[Math.floor(at / size)]! += 1
    })
    return { sums, kinds }
  })
  return (a, b, c) => {
    let result = 1 / size
    const contexts = [0, b, a * size + b]
    for (let level = 0; level <= order; level += 1) {
      const context = contexts[level]!
      const { sums, kinds } = totals[level]!
      const weight = kinds[context]! || 1
      result = (of[level]![context * size + c]! + weight * result) / (sums[context]! + weight)
    }
    return result
  }
}
