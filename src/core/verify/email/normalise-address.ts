import type { Address } from './address.ts'

/** The address as it is written to: local part as typed in NFC (RFC 5321 2.4: its case is the host's business), domain in A-labels. */
export function normaliseAddress(address: Address): string | null {
  return address.form === 'reject' ? null : `${address.local.normalize('NFC')}@${address.ascii}`
}
