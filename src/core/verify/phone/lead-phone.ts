import type { Lead } from '../../lead/lead.ts'
import { type Phone, parsePhone } from './parse-phone.ts'

let last: { readonly typed: string; readonly country: string | null; readonly phone: Phone } | null = null

/** The number of a lead taken apart, or null where none was typed. Four checks ask in a row: the last answer is kept. */
export function phoneOf(lead: Lead, defaultCountry: string | null): Phone | null {
  const typed = lead.phone
  if (typed === null) return null
  const country = lead.country ?? defaultCountry
  if (last?.typed === typed && last.country === country) return last.phone
  if (typed.trim() === '') return null
  last = { typed, country, phone: parsePhone(typed, country) }
  return last.phone
}
