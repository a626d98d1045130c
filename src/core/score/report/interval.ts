/** A share with its 95 % interval. */
export type Share = {
  readonly hits: number
  readonly of: number
  readonly share: number
  readonly low: number
  readonly high: number
}

const z = 1.959963984540054

/** The score interval of a share (Wilson 1927, "Probable inference, the law of succession, and statistical inference", eq. 6). */
export function wilson(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: 0, low: 0, high: 1 }
  const share = hits / of
  const scale = 1 + z ** 2 / of
  const middle = (share + z ** 2 / (2 * of)) / scale
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + z ** 2 / (4 * of ** 2))
  return { hits, of, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) }
}
