import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/max'
import { digitWords } from './digit-words.ts'
import { plannedNational, plannedNumber } from './numbering-plan.ts'
import { firstOfTwo, phoneParts, phoneRuns, phoneText, withBareExtension } from './phone-text.ts'

/** A number as typed, taken apart by its country's numbering plan (libphonenumber's metadata). */
export type Phone = {
  /** ITU-T E.164, or null where the plan does not know such a number. */
  readonly e164: string | null
  /** ISO region, or null. */
  readonly region: string | null
  /** libphonenumber's type name, or null. */
  readonly type: string | null
  /** National significant number, digits only. */
  readonly national: string | null
  readonly extension: string | null
  /** E.164 that a guess would give, or null. */
  readonly suggestion: string | null
  /** `ok`, or why there is no number. */
  readonly reason: string
}

const none = (reason: string, suggestion: string | null = null): Phone => ({
  e164: null,
  region: null,
  type: null,
  national: null,
  extension: null,
  suggestion,
  reason,
})

/** Digits and the marks between them: nothing to be made plain first. */
const plainNumber = /^(?:\+\d|[\d(])[\d ()-]{5,22}\d$/

/** A number that its plan knows as it stands; the way nearly all numbers go. */
function plainly(typed: string, region: CountryCode | undefined): Phone | null {
  if (!plainNumber.test(typed)) return null
  const digits = typed.replace(/\D+/g, '')
  const planned = typed.startsWith('+')
    ? plannedNumber(digits)
    : region === undefined
      ? null
      : plannedNational(digits, region)
  if (planned === null) return null
  const { number, country, nationalNumber, type } = planned
  return {
    e164: number,
    region: country,
    type,
    national: nationalNumber,
    extension: null,
    suggestion: null,
    reason: 'ok',
  }
}

/** The number in a phone field. What must be guessed is a suggestion, never the number. */
export function parsePhone(typed: string, country: string | null): Phone {
  const upper = country?.toUpperCase() ?? ''
  const region: CountryCode | undefined = isSupportedCountry(upper) ? upper : undefined
  const plain = plainly(typed, region)
  if (plain !== null) return plain
  const text = phoneText(typed)
  if (text === null) return none('not_a_number')
  for (const reading of readings(text, { region, fromSpreadsheet: /[.,]0+\s*$|e\+?\d+\s*$/i.test(typed) })) {
    const number = known(parsePhoneNumberFromString(reading, region))
    if (number !== null) return number
  }
  return none(failureReason(text, region), guess(text, region))
}

type Field = { readonly region: CountryCode | undefined; readonly fromSpreadsheet: boolean }

/** The readings of a text, the plainest first; a later one is tried only where those before gave no number of the plan. */
function* readings(text: string, field: Field): Generator<string> {
  yield text
  for (const part of phoneParts(text)) {
    yield part
    yield* phoneRuns(part)
  }
  const extended = withBareExtension(text)
  if (extended !== null) yield extended
  const digits = text.replace(/ ext\..*$/, '').replace(/[\s().+-]/g, '')
  if (/^\d{8,17}$/.test(digits)) yield* wholeReadings(digits, field)
  else yield* partialReadings(text)
}

/** Readings of a field that holds digits alone. */
function* wholeReadings(digits: string, { region, fromSpreadsheet }: Field): Generator<string> {
  // 00 is the international prefix in most of the world, and typed so where it is another one (Kazakhstan, Russia: 8~10).
  if (digits.startsWith('00')) yield `+${digits.slice(2)}`
  // A spreadsheet that made a quantity of the number took its plus, too. Elsewhere a lost plus is a guess.
  else if (digits.length >= 10 && fromSpreadsheet) yield `+${digits}`
  // The region's own calling code without a plus: libphonenumber sees it only where the rest is the region's, and +7 is two countries'.
  else if (region !== undefined && digits.length === 11 && digits.startsWith(sharedCode(region))) yield `+${digits}`
}

const sharedCode = (region: CountryCode): string => (region === 'KZ' || region === 'RU' ? '7' : 'none')

/** Readings of a field with other things in it. */
function* partialReadings(text: string): Generator<string> {
  const dialled = vanityDigits(text)
  if (dialled !== null) yield dialled
  const first = firstOfTwo(text)
  if (first !== null) yield first
  yield* phoneRuns(text)
}

/** Letters of the keypad (ITU-T E.161) in a number like 1-800-FLOWERS: a word of three letters or more, at the end. */
function vanityDigits(text: string): string | null {
  const parts = /^([+\d][\d\s().-]{2,})[\s.-]*([a-z]{3,}[a-z0-9-]*)$/i.exec(text)
  if (parts === null) return null
  const keys = '22233344455566677778889999'
  const word = (parts[2] ?? '').toLowerCase().replace(/[a-z]/g, (letter) => keys[letter.charCodeAt(0) - 97] ?? '')
  return `${parts[1]}${word}`
}

/** The number where its plan has it: with full metadata a number is valid when it is of some type. */
function known(number: PhoneNumber | undefined): Phone | null {
  const type = number?.getType()
  if (number === undefined || type === undefined) return null
  return {
    e164: number.number,
    region: number.country ?? (number.isNonGeographic() ? '001' : null),
    type,
    national: number.nationalNumber,
    extension: number.ext ?? null,
    suggestion: null,
    reason: 'ok',
  }
}

/** Why there is no number, in libphonenumber's words. */
function failureReason(text: string, region: CountryCode | undefined): string {
  if (region === 'IL' && /^\*\d{3,6}$/.test(text)) return 'star_number'
  if (text.replace(/\D/g, '').length < 2) return 'not_a_number'
  const length = validatePhoneNumberLength(text, region)
  return length === undefined ? 'invalid_pattern' : length.toLowerCase()
}

const looksLikeDigit: Readonly<Record<string, string>> = {
  O: '0',
  o: '0',
  О: '0',
  о: '0',
  l: '1',
  I: '1',
  '|': '1',
  З: '3',
  з: '3',
}

/** Countries in which 8 was dialled before a number once, and still is typed: today's plans know 0, or nothing. */
const oldTrunk: ReadonlySet<string> = new Set(['UA', 'UZ', 'KG', 'TJ', 'AZ', 'AM', 'GE', 'MD', 'LV', 'EE'])

/** Prefixes of former days and of neighbours that are still typed and saved: the number as it is dialled today, or null. */
function withoutOldPrefix(bare: string, region: CountryCode | undefined): string | null {
  if (region !== undefined && oldTrunk.has(region) && /^8\d{9,10}$/.test(bare)) return bare.slice(1)
  // Mexico: 1 behind the country's code (until 2019; WhatsApp writes it still), 044 and 045 before mobile numbers.
  if (/^\+?521\d{10}$/.test(bare)) return `+52${bare.slice(-10)}`
  if (region === 'MX' && /^04[45]\d{10}$/.test(bare)) return bare.slice(3)
  if (region !== 'RU' && region !== 'KZ') return null
  // Belarus dials 80 before its own numbers, and people write them so abroad.
  if (/^80(?:25|29|33|44)\d{7}$/.test(bare)) return `+375${bare.slice(2)}`
  return /^0\d{10}$/.test(bare) ? bare.slice(1) : null
}

/** Numbers that need a guess: a letter for a digit, `+8` for the trunk 8, the country's 7 typed twice. */
function guess(text: string, region: CountryCode | undefined): string | null {
  const digitised = digitWords(text).replace(/[OoОоlI|Зз]/g, (letter) => looksLikeDigit[letter] ?? letter)
  const bare = digitised.replace(/[^\d+]/g, '')
  const candidates = [
    digitised === text ? null : digitised,
    /^\+8\d{10}$/.test(bare) ? `+7${bare.slice(2)}` : null,
    /^\+?77\d{10}$/.test(bare) ? `+7${bare.replace('+', '').slice(2)}` : null,
    withoutOldPrefix(bare, region),
    /^\+?78\d{10}$/.test(bare) ? `+7${bare.replace('+', '').slice(2)}` : null,
    /^\+\d{8,15}$/.test(bare) ? null : `+${bare.replace('+', '')}`,
  ]
  for (const candidate of candidates) {
    const number = candidate === null ? undefined : parsePhoneNumberFromString(candidate, region)
    if (number?.isValid() === true) return number.number
  }
  return null
}
