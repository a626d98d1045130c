import type { VerifyData } from '../verify-data.ts'
import { parseAddress } from './address.ts'
import { normaliseAddress } from './normalise-address.ts'

const invisible = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\ufe0f]/gu

/** The address that was most likely meant by a broken one, or null. */
export function repairAddress(typed: string, _data: VerifyData): string | null {
  const text = typed
    .slice(0, 400)
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
  const address = parseAddress(text)
  return address.form === 'reject' ? null : normaliseAddress(address)
}
