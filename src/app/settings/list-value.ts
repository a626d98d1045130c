import { AppError } from '../../core/app-error.ts'
import { emailKey, phoneKey } from '../../core/lead/identity/keys.ts'
import type { ListMatch } from '../../core/decide/lists.ts'

const ways: Readonly<Record<ListMatch, string>> = {
  email: 'give an address such as name@company.kz',
  domain: 'give a domain such as company.kz',
  phone: 'give a number with its country code, such as +7 701 555 12 31',
  ip: 'give one IPv4 or IPv6 address',
}

/** What a person typed as the key by which leads are found. AppError `bad_input` where it is no such thing. */
export function listValue(match: ListMatch, typed: string, country: string): string {
  const text = typed.trim()
  const value = {
    email: () => emailKey(text),
    domain: () => domainOf(text),
    phone: () => phoneKey(text, country),
    ip: () => addressOf(text),
  }[match]()
  if (value !== null) return value
  throw new AppError('bad_input', `not_a_${match}`, `this is no ${match}: ${ways[match]}`, { field: 'value' })
}

function domainOf(text: string): string | null {
  const domain = text.toLowerCase().replace(/^@/, '').replace(/\.$/, '')
  return /^(?=.{3,253}$)[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+$/u.test(domain) ? domain : null
}

function addressOf(text: string): string | null {
  const isFour = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/.test(text)
  const isSix = text.includes(':') && /^[\da-f:]{2,39}$/i.test(text)
  return isFour || isSix ? text.toLowerCase() : null
}
