export type PhoneCountry = 'KZ' | 'RU' | 'IL'

const zones: readonly (readonly [RegExp, PhoneCountry])[] = [
  [/^Asia\/(?:Almaty|Qyzylorda|Qostanay|Aqtobe|Aqtau|Atyrau|Oral)$/, 'KZ'],
  [/^(?:Asia\/(?:Jerusalem|Tel_Aviv)|Israel)$/, 'IL'],
  [
    /^(?:Europe\/(?:Moscow|Kaliningrad|Samara|Saratov|Volgograd|Ulyanovsk|Astrakhan|Kirov)|Asia\/(?:Yekaterinburg|Omsk|Novosibirsk|Krasnoyarsk|Irkutsk|Yakutsk|Vladivostok))$/,
    'RU',
  ],
]

/** The country whose numbers people write without a code, from the page's word or the clock's zone; null: nothing is guessed. */
export function phoneCountry(said: string | null | undefined, timeZone: string | undefined): PhoneCountry | null {
  const upper = said?.toUpperCase()
  if (upper === 'KZ' || upper === 'RU' || upper === 'IL') return upper
  if (upper) return null
  return zones.find(([zone]) => zone.test(timeZone ?? ''))?.[1] ?? null
}

const grouped = (digits: string, sizes: readonly number[]): string => {
  let from = 0
  return sizes.map((size) => digits.slice(from, (from += size))).join(' ')
}

/** The number as it is read in its country; what is not surely one of these is left as it was typed. */
export function formatPhone(typed: string, country: PhoneCountry | null): string {
  if (/[^\d\s+()./-]/.test(typed)) return typed
  const digits = typed.replace(/\D/g, '')
  const plus = typed.trim().startsWith('+')
  const seven = country === 'KZ' || country === 'RU'
  if (digits.length === 11 && ((plus && digits[0] === '7') || (!plus && seven && /^[78]/.test(digits))))
    return `+7 ${grouped(digits.slice(1), [3, 3, 2, 2])}`
  if (digits.length === 10 && !plus && seven && /^[79]/.test(digits)) return `+7 ${grouped(digits, [3, 3, 2, 2])}`
  const israeli = /^9725\d{8}$/.test(digits) ? digits.slice(3) : /^05\d{8}$/.test(digits) ? digits.slice(1) : null
  if (israeli && (digits[0] === '9' ? plus || country === 'IL' : !plus && country === 'IL'))
    return `+972 ${grouped(israeli, [2, 3, 4])}`
  return typed
}
