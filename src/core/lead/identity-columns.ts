import { AppError } from '../app-error.ts'
import type { IdentityFields } from './identity-record.ts'

/** The fields of a person that a file may hold, by the names under which files have them. */
const aliases: Readonly<Record<keyof IdentityFields, readonly string[]>> = {
  name: ['name', 'full_name', 'fullname', 'contact_name'],
  givenName: ['given_name', 'first_name', 'firstname'],
  surname: ['surname', 'last_name', 'lastname', 'family_name'],
  email: ['email', 'e_mail', 'mail', 'email_address'],
  phone: ['phone', 'telephone', 'mobile', 'tel', 'phone_number'],
  company: ['company', 'company_name', 'organisation', 'organization'],
  address: ['address', 'street_number', 'address_1', 'address_2', 'address1', 'address2', 'street'],
  city: ['city', 'suburb', 'town'],
  state: ['state', 'region', 'province'],
  postcode: ['postcode', 'post_code', 'zip', 'zip_code', 'postal_code'],
  dateOfBirth: ['date_of_birth', 'dob', 'birth_date', 'birthday'],
  country: ['country', 'country_code'],
}

const fieldNames = Object.keys(aliases) as readonly (keyof IdentityFields)[]

/** Columns that hold each field; an address may be spread over several. */
export type IdentityColumns = Readonly<Record<keyof IdentityFields, readonly string[]>>

const plain = (header: string): string =>
  header
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')

/** The field that a name of `--map` means, by any of its aliases. */
function fieldOf(name: string): keyof IdentityFields {
  const field = fieldNames.find((one) => aliases[one].includes(plain(name)))
  if (field) return field
  throw new AppError(
    'bad_input',
    'field_unknown',
    `--map: no field "${name}". Fields: ${fieldNames.map((one) => aliases[one][0]).join(', ')}.`,
    { option: '--map' },
  )
}

/**
 * Which columns hold what. `mapped` are pairs of field and column that the user named; they replace what the headers suggest.
 * Throws `bad_input` where a named column does not exist or nothing identifies a person.
 */
export function findIdentityColumns(
  columns: readonly string[],
  mapped: readonly (readonly [field: string, column: string])[],
): IdentityColumns {
  const chosen = new Map<keyof IdentityFields, string[]>()
  for (const [name, column] of mapped) {
    const known = columns.find((one) => one === column) ?? columns.find((one) => plain(one) === plain(column))
    if (known === undefined)
      throw new AppError('bad_input', 'column_unknown', `--map: the file has no column "${column}".`, {
        option: '--map',
      })
    const field = fieldOf(name)
    chosen.set(field, [...(chosen.get(field) ?? []), known])
  }
  const taken = new Set([...chosen.values()].flat())
  const found = Object.fromEntries(
    fieldNames.map((field) => {
      const suggested = aliases[field].flatMap((alias) =>
        columns.filter((one) => plain(one) === alias && !taken.has(one)),
      )
      return [field, chosen.get(field) ?? (field === 'address' ? suggested : suggested.slice(0, 1))]
    }),
  ) as Record<keyof IdentityFields, string[]>
  if (fieldNames.every((field) => field === 'country' || field === 'state' || found[field].length === 0))
    throw new AppError(
      'bad_input',
      'no_identity_column',
      'No column names a person. Name one: --map email="E-mail of the client".',
      { option: '--map' },
    )
  return found
}

/** The fields of one row; blank cells are missing. */
export function readIdentityFields(row: Readonly<Record<string, unknown>>, columns: IdentityColumns): IdentityFields {
  const read = (field: keyof IdentityFields): string | null => {
    const parts: string[] = []
    for (const column of columns[field]) {
      const value = row[column]
      if (typeof value !== 'string' && typeof value !== 'number') continue
      const text = String(value).trim()
      if (text !== '') parts.push(text)
    }
    return parts.length === 0 ? null : parts.join(' ')
  }
  return {
    name: read('name'),
    givenName: read('givenName'),
    surname: read('surname'),
    email: read('email'),
    phone: read('phone'),
    company: read('company'),
    address: read('address'),
    city: read('city'),
    state: read('state'),
    postcode: read('postcode'),
    dateOfBirth: read('dateOfBirth'),
    country: read('country'),
  }
}

const idColumns = ['id', 'rec_id', 'unique_id']

/** A row's id: the field id, else rec_id, else unique_id, else its number from 1. */
export function rowId(row: Readonly<Record<string, unknown>>, number: number): string {
  for (const column of idColumns) {
    const value = row[column]
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (typeof value === 'number') return String(value)
  }
  return String(number)
}
