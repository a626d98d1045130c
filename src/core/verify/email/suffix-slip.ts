import { slipBetween } from './spelling-slip.ts'

/** Suffixes worth meaning, the commoner first: a tie goes to the earlier. */
const meant = (
  'com ru net org co.il kz co.uk de fr it com.br com.au edu gov info com.ua ua by uz kg es pl nl ca org.il net.il ac.il gov.il ' +
  'org.uk com.kz edu.kz io me biz tv eu us in ch at be cz se no dk fi pt gr hu ro bg rs hr sk lt lv ee ge am az il uk br au jp cn tr ir mx ar'
).split(' ')

/** Costs of slips in a suffix: light ones first. The first letter of a label is seldom wrong. Our own figures; only their order matters. */
const costs = { swap: 0.4, double: 0.3, neighbour: 0.5, single: 0.5, insert: 0.7, drop: 0.8, replace: 1 } as const

/** How far a typed suffix is from a meant one, or null: one slip, a lost dot, or a few letters glued to it. */
function costOf(typed: string, suffix: string): number | null {
  if (typed.replaceAll('.', '') === suffix.replaceAll('.', '')) return 0.1
  const slip = slipBetween(typed, suffix)
  const atStart = slip !== null && slip.kind !== 'drop' && (slip.at === 0 || typed[slip.at - 1] === '.')
  if (slip !== null) return costs[slip.kind] + (atStart ? 0.4 : 0)
  const bare = suffix.replaceAll('.', '')
  const flat = slipBetween(typed.replaceAll('.', ''), bare)
  if (flat !== null && suffix.includes('.') && typed.length > 2) return costs[flat.kind] + 0.2
  if (suffix.length >= 3 && typed.startsWith(suffix) && typed.length <= suffix.length + 3) return 1.1
  if (suffix === 'com' && typed.length === 3 && typed.startsWith('c') && /^c.[mnv]$|^.om$/.test(typed)) return 1.3
  return null
}

/** The suffix most likely meant by one that does not exist, among those allowed; null where nothing is near. */
export function meantSuffix(typed: string, allowed: readonly string[] = meant): string | null {
  let best: string | null = null
  let least = Infinity
  for (const [rank, suffix] of allowed.entries()) {
    const cost = costOf(typed, suffix)
    if (cost === null || cost + rank * 0.012 >= least) continue
    least = cost + rank * 0.012
    best = suffix
  }
  return best
}
