import { blankLead } from '../lead/blank-lead.ts'
import type { Behaviour, Lead } from '../lead/lead.ts'

/** A field that cannot be what its name says. */
export type RowFault = { readonly column: string; readonly reason: string }

type Row = Readonly<Record<string, unknown>>

/** Our field to the column names it may have, all in lower case with underscores. */
const textColumns = {
  name: ['name', 'full_name', 'fullname', 'contact_name', 'имя', 'фио', 'аты', 'שם', 'שם_מלא'],
  email: [
    'email',
    'e_mail',
    'email_address',
    'mail',
    'почта',
    'эл_почта',
    'электронная_почта',
    'пошта',
    'דוא״ל',
    'מייל',
    'אימייל',
  ],
  phone: ['phone', 'phone_number', 'tel', 'telephone', 'mobile', 'телефон', 'тел', 'טלפון', 'נייד'],
  company: ['company', 'company_name', 'organisation', 'organization', 'компания', 'организация', 'חברה'],
  website: ['domain', 'website', 'site', 'company_domain'],
  country: ['country', 'country_code'],
  jobTitle: ['job_title', 'title', 'position'],
  message: ['message', 'text', 'comment'],
} as const

const numberColumns: Readonly<Record<string, keyof Behaviour>> = {
  visits: 'visits',
  pages_viewed: 'pagesViewed',
  seconds_to_submit: 'secondsToSubmit',
  keystrokes: 'keystrokes',
  key_interval_cv: 'keyIntervalCv',
  mouse_points: 'mousePoints',
  focus_changes: 'focusChanges',
  paste_fields: 'pasteFields',
}
const flagColumns: Readonly<Record<string, keyof Behaviour>> = {
  touch: 'touch',
  honeypot_filled: 'honeypotFilled',
  webdriver: 'webdriver',
}

const columnKey = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')

/** The row with its column names in one spelling; of two columns with one name the first counts. */
export function normaliseRow(row: Row): Row {
  const entries = Object.entries(row).map(([column, value]) => [columnKey(column), value] as const)
  return Object.fromEntries(entries.toReversed())
}

/** A row's id: the field `id`, else `rec_id`, else `unique_id`, else its number. */
export function rowIdOf(row: Row, number: number): string {
  for (const column of ['id', 'rec_id', 'unique_id']) {
    const value = row[column]
    if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).trim()
  }
  return String(number)
}

/** Text as typed, outer blanks and all; null where nothing was typed. */
function textOf(row: Row, columns: readonly string[], faults: RowFault[]): string | null {
  for (const column of columns) {
    const value = row[column]
    if (value === undefined || value === null || value === '') continue
    if (typeof value === 'string') return value
    if (typeof value === 'number' || typeof value === 'bigint') return String(value)
    faults.push({ column, reason: 'not_text' })
    return null
  }
  return null
}

function numberOf(row: Row, column: string): number | null {
  const value = row[column]
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(',', '.')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

function flagOf(row: Row, column: string): boolean | null {
  const value = row[column]
  if (typeof value === 'boolean') return value
  const word = String(value ?? '')
    .trim()
    .toLowerCase()
  if (['true', '1', 'yes', 'да'].includes(word)) return true
  return ['false', '0', 'no', 'нет'].includes(word) ? false : null
}

function behaviourOf(row: Row, blank: Behaviour): Behaviour {
  const numbers = Object.entries(numberColumns).map(([column, field]) => [field, numberOf(row, column)])
  const flags = Object.entries(flagColumns).map(([column, field]) => [field, flagOf(row, column)])
  const fingerprint = textOf(row, ['fingerprint'], [])
  return { ...blank, ...Object.fromEntries(numbers), ...Object.fromEntries(flags), fingerprint }
}

/** Company numbers, kept under their own names for the check that knows them. */
function registrationOf(row: Row): Lead['custom'] {
  const columns = ['bin', 'iin', 'inn', 'бин', 'иин', 'инн', 'company_number', 'tax_id']
  const found = columns
    .map((column) => [column, textOf(row, [column], [])] as const)
    .filter(([, value]) => value !== null)
  return Object.fromEntries(found)
}

/** A lead from a row of a table or a line of JSON, or what is wrong with it. Unknown columns are left alone. */
export function leadFromRow(row: Row, id: string): Lead | RowFault {
  const faults: RowFault[] = []
  const received = textOf(row, ['received_at', 't', 'created_at'], [])
  const blank = blankLead(id, received ?? '1970-01-01T00:00:00Z')
  const texts = Object.entries(textColumns).map(([field, columns]) => [field, textOf(row, columns, faults)])
  const ip = textOf(row, ['ip', 'ip_address'], faults)
  const userAgent = textOf(row, ['user_agent', 'useragent', 'ua'], faults)
  const lead: Lead = {
    ...blank,
    ...Object.fromEntries(texts),
    channel: 'import',
    origin: {
      ...blank.origin,
      ip: ip?.trim() ?? null,
      userAgent,
      timeZone: textOf(row, ['time_zone', 'timezone'], []),
    },
    behaviour: behaviourOf(row, blank.behaviour),
    custom: registrationOf(row),
  }
  const country = lead.country?.trim().toUpperCase() ?? ''
  return faults[0] ?? { ...lead, country: /^[A-Z]{2}$/.test(country) ? country : null }
}
