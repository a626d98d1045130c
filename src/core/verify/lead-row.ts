import { blankLead } from '../lead/blank-lead.ts'
import { importCountry } from '../lead/import/country.ts'
import { fullName } from '../lead/import/row.ts'
import type { Behaviour, Lead } from '../lead/lead.ts'
import { visitorAddress } from './network/visitor-address.ts'
import { flagFields, type LeadColumns, numberFields } from './lead-columns.ts'

/** A field that cannot be what its name says. */
export type RowFault = { readonly column: string; readonly reason: string }

type Row = Readonly<Record<string, unknown>>
type Read = (field: string) => string | null

/** Text as typed, outer blanks and all; null where nothing was typed. Of several columns the first that is filled counts. */
function textReader(row: Row, columns: LeadColumns, faults: RowFault[]): Read {
  return (field) => {
    for (const column of columns.of.get(field) ?? []) {
      const value = row[column]
      if (typeof value === 'string' && value.trim() !== '') return value
      if (typeof value === 'number' || typeof value === 'bigint') return String(value)
      if (value === undefined || value === null || typeof value === 'string') continue
      faults.push({ column, reason: 'not_text' })
      return null
    }
    return null
  }
}

function numberOf(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value.replace(',', '.')) : value
  return typeof number === 'number' && Number.isFinite(number) ? number : null
}

function flagOf(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value
  const word = String(value ?? '')
    .trim()
    .toLowerCase()
  if (['true', '1', 'yes', 'да'].includes(word)) return true
  return ['false', '0', 'no', 'нет'].includes(word) ? false : null
}

function behaviourOf(row: Row, columns: LeadColumns, blank: Behaviour): Behaviour {
  const cell = (field: string): unknown => row[columns.of.get(field)?.[0] ?? '']
  const numbers = Object.entries(numberFields).map(([field, key]) => [key, numberOf(cell(field))])
  const flags = Object.entries(flagFields).map(([field, key]) => [key, flagOf(cell(field))])
  const fingerprint = textReader(row, columns, [])('fingerprint')
  return { ...blank, ...Object.fromEntries(numbers), ...Object.fromEntries(flags), fingerprint }
}

/** Company numbers, kept under their own names for the check that knows them. */
function registrationOf(row: Row, { numbers }: LeadColumns): Lead['custom'] {
  const filled = numbers.flatMap((column) => {
    const value = row[column]
    const text = typeof value === 'string' || typeof value === 'number' ? String(value) : ''
    return text.trim() === '' ? [] : [[column, text] as const]
  })
  return Object.fromEntries(filled)
}

/** A lead from a row of a table or a line of JSON, or what is wrong with it. Columns that hold no field are left alone. */
export function leadFromRow(row: Row, columns: LeadColumns, id: string): Lead | RowFault {
  const faults: RowFault[] = []
  const text = textReader(row, columns, faults)
  const blank = blankLead(id, textReader(row, columns, [])('received_at') ?? '1970-01-01T00:00:00Z')
  const lead: Lead = {
    ...blank,
    name: fullName(text),
    email: text('email'),
    phone: text('phone'),
    company: text('company'),
    website: text('website'),
    jobTitle: text('job_title'),
    message: text('message'),
    country: importCountry(text('country') ?? ''),
    channel: 'import',
    origin: {
      ...blank.origin,
      ip: visitorAddress(text('ip')),
      userAgent: text('user_agent'),
      timeZone: textReader(row, columns, [])('time_zone'),
    },
    behaviour: behaviourOf(row, columns, blank.behaviour),
    custom: registrationOf(row, columns),
  }
  return faults[0] ?? lead
}
