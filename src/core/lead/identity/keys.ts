import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** What a mailbox provider ignores in an address, by the provider's own help pages. */
type ProviderRule = { readonly domain: string; readonly ignoredInLocal: RegExp | null; readonly dashIsDot?: boolean }

const dots = /\./g
const gmail: ProviderRule = { domain: 'gmail.com', ignoredInLocal: dots }
const yandex: ProviderRule = { domain: 'yandex.ru', ignoredInLocal: null, dashIsDot: true }
const icloud: ProviderRule = { domain: 'icloud.com', ignoredInLocal: null }
const proton: ProviderRule = { domain: 'proton.me', ignoredInLocal: /[._-]/g }

/** Domains that lead to one mailbox under several names. Everything not listed is a provider of its own. */
const providers: ReadonlyMap<string, ProviderRule> = new Map([
  ...['gmail.com', 'googlemail.com'].map((domain) => [domain, gmail] as const),
  ...[
    'ya.ru',
    'narod.ru',
    'yandex.com',
    'yandex.ru',
    'yandex.by',
    'yandex.kz',
    'yandex.ua',
    'yandex.uz',
    'yandex.com.tr',
  ].map((domain) => [domain, yandex] as const),
  ...['icloud.com', 'me.com', 'mac.com'].map((domain) => [domain, icloud] as const),
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me'].map((domain) => [domain, proton] as const),
])

const invisible = /[\u00AD\u061C\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g

/**
 * The mailbox behind an address, for identity only (what was typed is kept elsewhere): case and outer blanks dropped,
 * tag after the first plus dropped (RFC 5233), dots dropped where the provider ignores them, aliases of one provider
 * under one domain. Null where there is no address.
 */
export function emailKey(email: string | null): string | null {
  if (email === null) return null
  const text = email
    .normalize('NFKC')
    .replace(invisible, '')
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/^<|>$/g, '')
    .toLowerCase()
  const at = text.lastIndexOf('@')
  if (at <= 0 || at === text.length - 1 || /\s/.test(text)) return null
  const typedDomain = text.slice(at + 1).replace(/\.+$/, '')
  const local = text.slice(0, at)
  const rule = providers.get(typedDomain)
  const plus = local.indexOf('+')
  const untagged = plus > 0 ? local.slice(0, plus) : local
  const undotted = rule?.ignoredInLocal ? untagged.replace(rule.ignoredInLocal, '') : untagged
  const mailbox = rule?.dashIsDot ? undotted.replaceAll('-', '.') : undotted
  return mailbox === '' || typedDomain === '' ? null : `${mailbox}@${rule?.domain ?? typedDomain}`
}

const arabicZero = 0x660
const persianZero = 0x6f0

/** Digits of any script as ASCII, Excel's trailing `.0` dropped, without control characters. */
function plainPhone(phone: string): string {
  return phone
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - arabicZero))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - persianZero))
    .trim()
    .replace(/^'/, '')
    .replace(/^(\+?\d{7,15})\.0+$/, '$1')
}

/** A number whose last seven digits are equal or run up or down is a placeholder: it joins strangers, not a person. */
export function isPlaceholder(e164: string): boolean {
  const tail = e164.slice(-7)
  const steps = new Set([...tail].slice(1).map((digit, index) => Number(digit) - Number(tail[index])))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1
}

/** The readings of a typed number, the likeliest first: as typed in the country, with a lost plus, with a Russian or Kazakh trunk 8. */
function readings(text: string, country: CountryCode | undefined): (readonly [string, CountryCode | undefined])[] {
  const digits = text.replace(/\D/g, '')
  const all: (readonly [string, CountryCode | undefined])[] = [[text, country]]
  if (text.startsWith('+')) return all
  if (digits.startsWith('00')) all.push([`+${digits.slice(2)}`, undefined])
  if (digits.length === 11 && digits.startsWith('8')) all.push([`+7${digits.slice(1)}`, undefined])
  if (digits.length >= 11) all.push([`+${digits}`, undefined])
  return all
}

/** Years and short digit strings are cheap to refuse before the parser is asked. */
const leastDigits = 7

/**
 * The number in E.164 (ITU-T E.164), or null. `country` (ISO 3166 alpha-2) reads national forms; a full number that lost its
 * plus is understood. A reading that is assignable wins; failing all, one of possible length is kept, since the same number
 * typed twice is evidence though the numbering plan moved on. Placeholders are null.
 */
export function phoneKey(phone: string | null, country: string | null): string | null {
  if (phone === null) return null
  const text = plainPhone(phone)
  if (text.replace(/\D/g, '').length < leastDigits) return null
  const upper = country?.toUpperCase()
  const region = upper !== undefined && isSupportedCountry(upper) ? upper : undefined
  let possible: string | null = null
  for (const [typed, readAs] of readings(text, region)) {
    const number = parsePhoneNumberFromString(typed, readAs)
    if (number === undefined) continue
    if (number.isValid()) return isPlaceholder(number.number) ? null : number.number
    if (possible === null && number.isPossible()) possible = number.number
  }
  return possible !== null && isPlaceholder(possible) ? null : possible
}
