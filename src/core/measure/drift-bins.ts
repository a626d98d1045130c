const mostLevels = 15
const missing = '∅'

type Value = string | number | null

/** The bin of a value, fitted to earlier ones: deciles where all are numbers with many values, else the common values. */
export function binsOf(values: readonly Value[]): (value: Value) => string {
  const known = values.filter((value) => value !== null && value !== '')
  const numbers = known.filter((value) => typeof value === 'number')
  if (numbers.length === known.length && new Set(numbers).size > 10) return decilesOf(numbers)
  const counts = new Map<string, number>()
  for (const value of known) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1)
  const common = new Set(
    [...counts]
      .sort(([, a], [, b]) => b - a)
      .slice(0, mostLevels)
      .map(([value]) => value),
  )
  // A value that was never seen keeps its name, so that a new city is told apart from the rare ones.
  return (value) =>
    value === null || value === ''
      ? missing
      : common.has(String(value)) || !counts.has(String(value))
        ? String(value)
        : '…'
}

function decilesOf(numbers: readonly number[]): (value: Value) => string {
  const sorted = [...numbers].sort((a, b) => a - b)
  const cuts = [...new Set(Array.from({ length: 9 }, (_, i) => sorted[Math.floor(((i + 1) * sorted.length) / 10)]!))]
  return (value) => {
    const number = Number(value)
    if (value === null || value === '' || Number.isNaN(number)) return missing
    const at = cuts.findIndex((cut) => number < cut)
    return at === -1 ? `≥ ${cuts.at(-1)}` : at === 0 ? `< ${cuts[0]}` : `${cuts[at - 1]} … ${cuts[at]}`
  }
}
