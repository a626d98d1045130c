import { AppError } from '../../app-error.ts'
import type { IdentityFields } from './record.ts'
import type { TableSample } from '../import/mapping.ts'
import type { ImportTarget } from '../import/target.ts'
import type { ImportWords } from '../import/words.ts'
import { columnsByTarget, type MappedColumn, namedColumn, noKnownColumn } from '../import/table-columns.ts'

/** The fields of a person that a file may hold, by the names under which files have them. */
const aliases: Readonly<Record<keyof IdentityFields, readonly string[]>> = {
  name: ['name', 'full_name', 'fullname', 'contact_name'],
  givenName: ['given_name', 'first_name', 'firstname'],
  surname: ['surname', 'last_name', 'lastname', 'family_name'],
  email: ['email', 'e_mail', 'mail', 'email_address'],
  phone: ['phone', 'telephone', 'mobile', 'tel', 'phone_number'],
  company: ['company', 'company_name', 'organisation', 'organization'],
  address: [
    'address',
    'street_number',
    'address_1',
    'address_2',
    'address1',
    'address2',
    'street',
    'адрес',
    'мекенжай',
    'כתובת',
  ],
  city: ['city', 'suburb', 'town'],
  state: ['state', 'region', 'province'],
  postcode: ['postcode', 'post_code', 'zip', 'zip_code', 'postal_code', 'индекс', 'почтовый_индекс', 'מיקוד'],
  dateOfBirth: ['date_of_birth', 'dob', 'birth_date', 'birthday', 'дата_рождения', 'туған_күні', 'תאריך_לידה'],
  country: ['country', 'country_code'],
}

/** Under which name the words of imported tables hold a field. */
const targets: Partial<Record<keyof IdentityFields, ImportTarget>> = {
  name: 'name',
  givenName: 'given_name',
  surname: 'surname',
  email: 'email',
  phone: 'phone',
  company: 'company',
  city: 'city',
  state: 'region',
  country: 'country',
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

const alone = ['country', 'state', 'city', 'company', 'postcode'] as const satisfies readonly (keyof IdentityFields)[]

/**
 * Which columns hold what. `mapped` are pairs of field and column that the user named; they replace what the headers suggest.
 * Throws `bad_input` where a named column does not exist or nothing identifies a person.
 */
export function findIdentityColumns(
  sample: TableSample,
  mapped: readonly MappedColumn[],
  words: ImportWords,
): IdentityColumns {
  const chosen = new Map<keyof IdentityFields, string[]>()
  for (const [name, column] of mapped) {
    const known = namedColumn(sample.columns, column)
    const field = fieldOf(name)
    chosen.set(field, [...(chosen.get(field) ?? []), known])
  }
  const taken = new Set([...chosen.values()].flat())
  const byWords = columnsByTarget(sample, words)
  const suggested = (field: keyof IdentityFields): readonly string[] => {
    const named = aliases[field].flatMap((alias) => sample.columns.filter((one) => plain(one) === alias))
    const target = targets[field]
    const all = named.length > 0 ? named : ((target && byWords.get(target)) ?? [])
    const free = all.filter((one) => !taken.has(one))
    return field === 'address' ? free : free.slice(0, 1)
  }
  const found = Object.fromEntries(fieldNames.map((field) => [field, chosen.get(field) ?? suggested(field)]))
  const columns = partedName(found as Record<keyof IdentityFields, readonly string[]>)
  if (fieldNames.every((field) => alone.some((one) => one === field) || columns[field].length === 0))
    throw noKnownColumn(sample.columns, understood)
  return columns
}

const understood = ['name', 'given_name', 'surname', 'email', 'phone', 'company', 'address', 'city', 'date_of_birth']

/** Beside a column of surnames, the one headed "Имя" holds given names. */
function partedName(columns: IdentityColumns): IdentityColumns {
  if (columns.surname.length === 0 || columns.givenName.length > 0 || columns.name.length === 0) return columns
  return { ...columns, givenName: columns.name, name: [] }
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
