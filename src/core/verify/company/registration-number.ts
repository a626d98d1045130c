/** Numbers that a state gives to companies and people, told apart by their form and held against their check digits. */
export const registrationKinds = [
  'kz_bin',
  'kz_iin',
  'ru_inn_company',
  'ru_inn_person',
  'il_company',
  'il_identity',
] as const
export type RegistrationKind = (typeof registrationKinds)[number]

export type Registration = { readonly kind: RegistrationKind; readonly digitsAgree: boolean }

const numberHeaders =
  /^(?:bin|iin|inn|бин|иин|инн|бсн|жсн|company_?(?:number|id|no)|registration_?(?:number|no)|tax_?(?:id|number)|hp|h\.?p\.?|ח["״.]?פ\.?|ע["״.]?מ\.?|ת["״.]?ז\.?|מספר_?(?:חברה|זהות))$/iu
/** Within a longer header: "БИН/ИИН", "ИНН компании". */
const numberWords = /(?<!\p{L})(?:бин|иин|инн|бсн|жсн|ח["״]פ|ע["״]מ|ת["״]ז)(?!\p{L})|^(?:bin|iin|inn)[\s/_]/iu

/** Whether a field or column of this name holds a number that a state gives, whatever the alphabet. */
export function namesRegistration(header: string): boolean {
  const plain = header.trim()
  return numberHeaders.test(plain.replaceAll(' ', '_')) || numberWords.test(plain)
}

const digitsOf = (text: string): readonly number[] => Array.from(text.replace(/[\s-]/g, ''), Number)

const weighted = (digits: readonly number[], weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * (digits[at] ?? 0), 0)

/** Kazakhstan's BIN and IIN (Government decree 1287 of 2007, as applied by the tax service): modulo 11, second weights where the first give ten. */
function kazakhAgrees(digits: readonly number[]): boolean {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]) % 11
  const control = first === 10 ? weighted(digits, [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2]) % 11 : first
  return control < 10 && control === digits[11]
}

/** Fifth digit: 4 to 6 for companies (after year and month of registration); a day of birth begins with 0 to 3. */
const kazakhKind = (digits: readonly number[]): RegistrationKind => ((digits[4] ?? 0) >= 4 ? 'kz_bin' : 'kz_iin')

const mod = (value: number): number => (value % 11) % 10

/** Russia's INN (order MM-7-6/894 of the tax service, 2011): ten digits for companies, twelve with two check digits for people. */
function russianAgrees(digits: readonly number[]): boolean {
  if (digits.length === 10) return mod(weighted(digits, [2, 4, 10, 3, 5, 9, 4, 6, 8])) === digits[9]
  const eleventh = mod(weighted(digits, [7, 2, 4, 10, 3, 5, 9, 4, 6, 8]))
  const twelfth = mod(weighted(digits, [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8]))
  return eleventh === digits[10] && twelfth === digits[11]
}

/** Israel's identity and company numbers: weights 1 and 2 by turns, digit sums, modulo 10. */
function israeliAgrees(digits: readonly number[]): boolean {
  const sum = digits.reduce((total, digit, at) => {
    const product = digit * (at % 2 === 0 ? 1 : 2)
    return total + (product > 9 ? product - 9 : product)
  }, 0)
  return sum % 10 === 0
}

/**
 * Reads a number by its length and the country it is for. Twelve digits are a Kazakh or a Russian personal number: where the
 * country does not say, the one whose check digits agree. Null where the form is none of these.
 */
export function readRegistration(text: string, country: string | null): Registration | null {
  const plain = text.replace(/[\s-]/g, '')
  if (!/^\d{9,12}$/.test(plain) || /^0+$/.test(plain)) return null
  const digits = digitsOf(plain)
  if (plain.length === 9 && country !== 'RU' && country !== 'KZ') {
    return { kind: plain.startsWith('5') ? 'il_company' : 'il_identity', digitsAgree: israeliAgrees(digits) }
  }
  if (plain.length === 10) return { kind: 'ru_inn_company', digitsAgree: russianAgrees(digits) }
  if (plain.length !== 12) return null
  const kazakh: Registration = { kind: kazakhKind(digits), digitsAgree: kazakhAgrees(digits) }
  const russian: Registration = { kind: 'ru_inn_person', digitsAgree: russianAgrees(digits) }
  if (country === 'RU') return russian
  return country === 'KZ' || kazakh.digitsAgree || !russian.digitsAgree ? kazakh : russian
}
