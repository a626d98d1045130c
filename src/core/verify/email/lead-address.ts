import { type Address, parseAddress } from './address.ts'

let last: { readonly typed: string; readonly address: Address } | null = null

/** The address of a lead taken apart, or null where none was typed. Six checks ask in a row: the last answer is kept. */
export function addressOf(typed: string | null): Address | null {
  if (typed === null) return null
  if (last?.typed === typed) return last.address
  if (typed.trim() === '') return null
  last = { typed, address: parseAddress(typed) }
  return last.address
}
