import { normalDeviate, type Random } from '../math/random.ts'

/** From this mean on a count is drawn as a rounded normal number. */
const large = 60
/** A count whose variance falls short of its mean by less than this share is Poisson's. */
const nearPoisson = 0.05

/**
 * A number of wins with this mean and variance (at most the mean): a sum of unequal coin tosses, drawn as equal ones with the same two moments,
 * n = μ² / (μ − σ²) tosses of μ / n (Ehm 1991, "Binomial approximation to the Poisson binomial distribution").
 */
export function drawCount(mean: number, variance: number, random: Random): number {
  if (mean <= 0) return 0
  if (mean > large) return Math.max(0, Math.round(mean + Math.sqrt(variance) * normalDeviate(random)))
  const share = 1 - variance / mean
  if (share < nearPoisson) return poisson(mean, random)
  const tosses = Math.max(1, Math.round(mean / share))
  let count = 0
  for (let toss = 0; toss < tosses; toss += 1) if (random() * tosses < mean) count += 1
  return count
}

/** Knuth's product of uniforms (TAOCP 2, 3.4.1); for small means. */
function poisson(mean: number, random: Random): number {
  const limit = Math.exp(-mean)
  let [count, product] = [0, random()]
  while (product > limit) {
    count += 1
    product *= random()
  }
  return count
}

/** Above so many the sum of drawn amounts is a normal number. */
const many = 200

/** Sums of amounts drawn from past ones. */
export function amountSums(amounts: readonly number[]): (count: number, random: Random) => number {
  const n = amounts.length
  if (n === 0) return () => 0
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / n
  const variance = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / n
  return (count, random) => {
    if (count > many) return Math.max(0, count * mean + Math.sqrt(count * variance) * normalDeviate(random))
    let sum = 0
    for (let i = 0; i < count; i += 1) sum += amounts[Math.floor(random() * n)]!
    return sum
  }
}
