import { isFirstName, isFirstNameBent } from './first-names.ts'

const streets =
  /(?:^|[\s,.;(])(?:ул|улиц[аыеу]|пр|пр-т|просп|проспект|мкр|мкрн|микрорайон|пер|переулок|б-р|бульвар|шоссе|наб|көше|көшесі|көш|даңғылы|ықшамаудан[ыі]?|ш\/а|street|str|st|avenue|ave|road|rd|boulevard|blvd|lane|ln|drive|רחוב|רח|שדרות|שד)(?:[\s,.;'׳]|$)/iu
const houses = /(?:^|[\s,.;])(?:д|дом|үй|house|בית)[\s.№#]*\d/iu
const flats = /(?:^|[\s,.;])(?:кв|квартира|пәтер|пәт|apt|apartment|flat|unit|דירה)[\s.№#]*\d/iu

/** A street with a number, or a house with a flat, in four languages. */
export const looksLikeAddress = (text: string): boolean =>
  /\d/.test(text) && (streets.test(text) || (houses.test(text) && flats.test(text)))

/** Where somebody lives: a street or a house, with the flat. An office has none. */
const looksLikeHome = (text: string): boolean => flats.test(text) && (streets.test(text) || houses.test(text))

/** `1 200 000` and `500 000 - 1 000 000` are sums, whatever their digits. */
const sums = /^\d{1,3}(?:[ .,\u00a0]\d{3})+(?:\s*[-–—]\s*\d{1,3}(?:[ .,\u00a0]\d{3})+)?$/
/** A number with decimals is measured, not dialled: a longitude, a price. */
const measured = /^-?\d+[.,]\d+$/
/** Digits that begin as numbers do in Kazakhstan, Russia, Israel and their neighbours, with or without the country, none of them a round sum. */
const dialled = /^(?:[78][34789]\d{9}|7[0-7]\d{8}|9\d{9}|0[2-9]\d{7,8}|972[2-9]\d{7,8}|3(?:80|75)\d{9}|99[2-8]\d{9})$/
const americanPhone = /^(?:1[ .-]?)?\(?[2-9]\d\d\)?[ .-]\d{3}[ .-]\d{4}$/

/** A cell with the marks of spreadsheets taken off: `'8701…`, `87015550000.0`, `8.7015550000E+10`, `тел. 8701…`. */
function bareNumber(cell: string): string {
  const text = cell
    .trim()
    .replace(/^['’`]/, '')
    .replace(/^(?:тел|моб|сот|tel|phone|mob|טל)[\p{L}]*[.:\s]+/iu, '')
    .replace(/\.0+$/, '')
  return /^\d[.,]\d{6,}e\+?1\d$/i.test(text) ? Number(text.replace(',', '.')).toFixed(0) : text
}

/** The digits of a cell that is one whole number, blanks and hyphens between them aside; null for a sum and for any other cell. */
export function wholeDigits(cell: string): string | null {
  const text = bareNumber(cell)
  return /^\d[\d\s-]*$/.test(text) && !sums.test(text) ? text.replace(/\D/g, '') : null
}

/** Whether a cell is a telephone number, as typed or as a spreadsheet leaves it. Told by shape: the numbering plans are too large to load for a model. */
export function looksLikePhone(cell: string): boolean {
  const text = bareNumber(cell)
  if (!/^\+?[\d\s()./–-]{9,24}$/.test(text) || measured.test(text) || sums.test(text)) return false
  const digits = text.replace(/\D/g, '')
  if (/0{6}$/.test(digits)) return false
  if (text.startsWith('+')) return digits.length >= 10 && digits.length <= 15
  return dialled.test(digits) || americanPhone.test(text)
}

const mails = /[^\s@]+@[^\s@]+\.[^\s@]+/u
const handles = /^@[\w.]{3,}$/
const profiles =
  /(?:^|[\s/.])(?:t|telegram)\.me\/\S|(?:^|[\s/.])wa\.me\/\d|(?:instagram|facebook|vk|tiktok)\.com\/\S|(?:^|[\s/.])(?:fb\.com|ok\.ru)\/\S|linkedin\.com\/in\/\S/iu
const addressOfMachine = /^(?:\d{1,3}\.){3}\d{1,3}$/
const numbersWithin = /\+?\d[\d\s().-]{8,}\d/g

/** Whether a short text holds a way to reach somebody: mail address, telephone number, handle, profile, address of a computer. */
export function tellsContact(text: string): boolean {
  if (text.includes('@') && (mails.test(text) || handles.test(text.trim()))) return true
  if (!/\d|\//.test(text)) return false
  if (profiles.test(text) || addressOfMachine.test(text.trim()) || looksLikePhone(text)) return true
  return (text.match(numbersWithin) ?? []).some((part) => looksLikePhone(part))
}

const companyForms =
  /(?:^|[\s"«„])(?:тоо|ооо|оао|зао|пао|ао|ип|жшс|ақ|жк|кх|llc|ltd|inc|gmbh|corp|co|llp|plc|בע["״]?מ)(?:[\s."»,]|$)/iu
const nameWord = /^\p{Lu}[\p{L}\p{M}'’ʼ-]*\d*$/u
const lettersOnly = /^[\p{L}\p{M}'’ʼ"״׳-]+\d*$/u
const initials = /^(?:\p{Lu}\.){1,2}$/u
const fatherNames = /(?:ович|евич|ильич|овна|евна|ична|ұлы|улы|қызы|кызы|оглы|ovich|evich|ovna|evna|uly|kyzy|qyzy)$/iu
const familyNames =
  /(?:ов|ев|ёв|ова|ева|ёва|ский|ская|цкий|цкая|енко|чук|дзе|швили|ov|ova|ev|eva|skiy|skaya|enko|chuk|shvili)\d*$/iu
const kazakhNames = /(?:бек|жан|гүл|гуль?|мұрат|мурат|бай|ғали|гали|нұр|нур)$/iu

/** One word that is a first name the product knows. */
export const isOneFirstName = (cell: string): boolean => {
  const word = cell.trim()
  return /^[\p{L}\p{M}'’-]+\d*$/u.test(word) && isFirstName(word.replace(/\d+$/, ''))
}

/**
 * Whether a text is the name of a person: two to four words, one of which is a first name that the product knows or a patronymic, or written
 * large and ending as surnames of Russia and Central Asia do.
 */
export function looksLikePerson(text: string): boolean {
  const words = text.trim().split(/[\s,]+/, 6)
  if (words.length < 2 || words.length > 4 || companyForms.test(text)) return false
  if (words.length === 2 && /\.(?:\p{Lu}\.)?$/u.test(words[1]!) && initials.test(words[1]!))
    return nameWord.test(words[0]!)
  if (!words.every((word) => lettersOnly.test(word) || initials.test(word))) return false
  const plain = words.map((word) => word.replace(/\d+$/, ''))
  if (plain.some((word) => isFirstNameBent(word) || (word.length > 6 && fatherNames.test(word)))) return true
  if (!words.every((word) => nameWord.test(word) || initials.test(word))) return false
  return plain.some(
    (word) => (word.length > 4 && familyNames.test(word)) || (word.length > 5 && kazakhNames.test(word)),
  )
}

/** Whether a text has the first name of a person among its words. A company may be called so. */
const holdsFirstName = (text: string): boolean => {
  const words = text.split(/[^\p{L}\p{M}'’]+/u).filter((word) => word !== '')
  return words.length > 1 && words.some(isFirstNameBent) && !companyForms.test(text)
}

/** What values of a column may be, whatever else they tell: names of the seller's people, addresses of the seller's places. */
export type Allowed = { readonly names: boolean; readonly places: boolean }

/** Whether a value of a column must not stand in a model as text: a way to reach somebody, where somebody lives, a name. */
export const tellsPerson = (text: string, { names, places }: Allowed): boolean =>
  tellsContact(text) ||
  (places ? looksLikeHome(text) : looksLikeAddress(text)) ||
  (!names && (looksLikePerson(text) || holdsFirstName(text)))
