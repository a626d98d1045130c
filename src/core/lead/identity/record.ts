import { emailKey, isPlaceholder, phoneKey } from './keys.ts'
import { type Mailbox, mailboxOf } from './mailbox-compare.ts'
import { compareNames, type NameComparison } from './name-compare.ts'
import { type NameToken, type Nicknames, nameTokens } from './name-keys.ts'
import { foldSpelling, toLatin } from './name-script.ts'
import { bigrams } from './text-similarity.ts'

/** What is known of a person in one row, as typed. Every field may be missing. */
export type IdentityFields = {
  readonly name: string | null
  readonly givenName: string | null
  readonly surname: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly company: string | null
  readonly address: string | null
  readonly city: string | null
  readonly state: string | null
  readonly postcode: string | null
  readonly dateOfBirth: string | null
  readonly country: string | null
}

export const noIdentity: IdentityFields = {
  name: null,
  givenName: null,
  surname: null,
  email: null,
  phone: null,
  company: null,
  address: null,
  city: null,
  state: null,
  postcode: null,
  dateOfBirth: null,
  country: null,
}

/** A row in the forms in which it is compared. */
export type IdentityRecord = {
  readonly name: readonly NameToken[]
  /** Comparison with the very same name, where its spelling settles it: neither Hebrew, which hides vowels, nor initials. */
  readonly sameName: NameComparison | null
  /** Folded words in order of the alphabet: the same for "Ivan Petrov" and "Петров Иван". */
  readonly nameKey: string
  /** First skeletons in order: the same across scripts. */
  readonly skeletonKey: string
  readonly email: Mailbox | null
  /** The last nine digits. */
  readonly phone: string | null
  readonly company: string | null
  readonly address: string | null
  readonly addressPairs: Uint32Array | null
  readonly city: string | null
  readonly state: string | null
  readonly postcode: string | null
  /** yyyymmdd where the date could be read, else its digits. */
  readonly dateOfBirth: string | null
}

const legalForms = /\b(?:too|тоо|жшс|ооо|зао|оао|пао|ао|ип|llp|llc|ltd|inc|gmbh|corp|co|company|limited|בעמ)\b/gu

function plainText(text: string | null): string | null {
  if (text === null) return null
  const plain = toLatin(text.normalize('NFKC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return plain === '' ? null : plain
}

const nationalDigits = 9

/**
 * The last nine digits of a number: what a national and an international writing have in common. A number that cannot be read
 * (its country is not known) is compared all the same.
 */
function phoneTail(fields: IdentityFields): string | null {
  const e164 = phoneKey(fields.phone, fields.country)
  if (e164 !== null) return e164.slice(1).slice(-nationalDigits)
  const digits = (fields.phone ?? '').replace(/\D/g, '')
  return digits.length < nationalDigits || digits.length > 15 || isPlaceholder(digits)
    ? null
    : digits.slice(-nationalDigits)
}

/** A company's name without legal form, in one spelling. */
function companyKey(text: string | null): string | null {
  if (text === null) return null
  const bare = text
    .toLowerCase()
    .replace(/["'«»“”.״׳]/g, '')
    .replace(/(?<![\p{L}])(?:too|тоо|жшс|ооо|зао|оао|пао|ао|ип)(?![\p{L}])/gu, ' ')
    .replace(legalForms, ' ')
  const plain = plainText(bare) ?? plainText(text)
  return plain === null ? null : foldSpelling(plain) || plain
}

/** yyyymmdd from ISO, compact or day-first dates; other writings keep their digits. */
function dateKey(text: string | null): string | null {
  const digits = text?.replace(/\D/g, '') ?? ''
  if (digits.length < 4) return null
  const dayFirst = /^\s*(\d{1,2})[./-](\d{1,2})[./-](\d{4})\b/.exec(text!)
  if (dayFirst) return `${dayFirst[3]}${dayFirst[2]!.padStart(2, '0')}${dayFirst[1]!.padStart(2, '0')}`
  const yearFirst = /^\s*(\d{4})[./-](\d{1,2})[./-](\d{1,2})\b/.exec(text!)
  if (yearFirst) return `${yearFirst[1]}${yearFirst[2]!.padStart(2, '0')}${yearFirst[3]!.padStart(2, '0')}`
  return digits.slice(0, 8)
}

const address = /^\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*$/
const number = /^[\s\d().+-]{7,}$/

/** Fields that were plainly typed into each other's place, put right: an address as the name or the phone, a number as the email. */
function inTheirPlaces(fields: IdentityFields): IdentityFields {
  const { name, email, phone } = fields
  if (email !== null && email.includes('@')) return fields
  if (name !== null && address.test(name)) {
    const isNumber = email !== null && phone === null && number.test(email)
    return { ...fields, email: name, name: isNumber ? null : email, phone: isNumber ? email : phone }
  }
  if (phone !== null && address.test(phone)) return { ...fields, email: phone, phone: email }
  return email !== null && phone === null && number.test(email) ? { ...fields, email: null, phone: email } : fields
}

/** Prepares one row for comparing. The same person written in two scripts gets the same `skeletonKey`. */
export function identityRecord(typed: IdentityFields, nicknames: Nicknames): IdentityRecord {
  const fields = inTheirPlaces(typed)
  const given = nameTokens(fields.givenName, 'given', nicknames)
  const surname = nameTokens(fields.surname, 'surname', nicknames)
  const name = given.length + surname.length > 0 ? [...given, ...surname] : nameTokens(fields.name, null, nicknames)
  const address = plainText(fields.address)
  const postcode = fields.postcode?.replace(/[\s-]/g, '').toLowerCase() ?? ''
  const isPlain = name.length > 0 && name.every((token) => token.script !== 'hebrew' && !token.isInitial)
  return {
    name,
    sameName: isPlain ? compareNames(name, name) : null,
    nameKey: name
      .map((token) => token.folded)
      .toSorted()
      .join(' '),
    skeletonKey: name
      .map((token) => token.skeletons[0]!)
      .toSorted()
      .join(' '),
    email: mailboxOf(emailKey(fields.email), name),
    phone: phoneTail(fields),
    company: companyKey(fields.company),
    address,
    addressPairs: address === null ? null : bigrams(address),
    city: plainText(fields.city),
    state: plainText(fields.state),
    postcode: postcode === '' ? null : postcode,
    dateOfBirth: dateKey(fields.dateOfBirth),
  }
}
