/** Gathers the vectors of some words; a word that several files know gets the mean of its vectors. */
export function gatherVectors(wanted: Iterable<string>) {
  const words = new Set(wanted)
  const sums = new Map<string, { readonly sum: Float32Array; count: number }>()
  return {
    add(word: string, vector: Float32Array): void {
      if (!words.has(word)) return
      const held = sums.get(word)
      if (!held) return void sums.set(word, { sum: vector.slice(), count: 1 })
      held.count += 1
      for (let at = 0; at < vector.length; at += 1) held.sum[at] += vector[at]
    },
    all: (): ReadonlyMap<string, Float32Array> =>
      new Map([...sums].map(([word, { sum, count }]) => [word, sum.map((value) => value / count)])),
  }
}
