/** A stream of pseudo-random numbers in [0, 1), the same for the same seed. */
export type Random = () => number

/** Seeded generator: splitmix32 mixing of a Weyl sequence (Steele, Lea, Flood 2014, "Fast splittable pseudorandom number generators"). */
export function makeRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return ((z ^ (z >>> 15)) >>> 0) / 4294967296
  }
}

/** A seed of its own for each part of a computation: mixes words into one number. */
export function mixSeed(seed: number, ...words: readonly number[]): number {
  let hash = seed >>> 0
  for (const word of words) hash = Math.imul(hash ^ (word >>> 0), 0x01000193) ^ (hash >>> 15)
  return hash >>> 0
}

/** The numbers 0 to count − 1 in random order (Fisher and Yates). */
export function shuffled(count: number, random: Random): Int32Array {
  const order = new Int32Array(count)
  for (let i = 1; i < count; i += 1) order[i] = i
  for (let i = count - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1))
    const kept = order[i]!
    order[i] = order[j]!
    order[j] = kept
  }
  return order
}

/** A normal deviate (Box and Muller 1958). */
export function normalDeviate(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
}
