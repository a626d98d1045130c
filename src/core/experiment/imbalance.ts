import { chiSquareTail } from '../math/distributions.ts'

/** Below this the split is broken and no result is given: at one in a thousand, false alarms are rare even with many looks. */
export const splitAlarm = 0.001

/**
 * The chance of a split at least as uneven as this if arms were drawn with share `shareB`: Pearson's chi-square with one
 * degree of freedom (Fabijan et al. 2019, "Diagnosing sample ratio mismatch in online controlled experiments", KDD).
 */
export function splitPValue(countA: number, countB: number, shareB = 0.5): number {
  const total = countA + countB
  if (total === 0) return 1
  const expectedB = total * shareB
  const expectedA = total - expectedB
  return chiSquareTail((countA - expectedA) ** 2 / expectedA + (countB - expectedB) ** 2 / expectedB, 1)
}
