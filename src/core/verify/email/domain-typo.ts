import type { VerifyData } from '../verify-data.ts'
import type { MxState } from './mx-answer.ts'

/** The domain that was most likely meant, or null where the typed one stands. */
export function suggestDomain(domain: string, data: VerifyData, _dns: MxState): string | null {
  const exact = data.typoTable.get(domain)
  if (exact !== undefined) return exact
  return null
}
