import { AppError } from '../app-error.ts'
import type { TableSample } from '../lead/import/mapping.ts'
import type { ImportTarget } from '../lead/import/target.ts'
import type { ImportWords } from '../lead/import/words.ts'
import { columnsByTarget, type MappedColumn, namedColumn, noKnownColumn } from '../lead/import/table-columns.ts'
import type { Behaviour } from '../lead/lead.ts'
import { namesRegistration } from './company/registration-number.ts'

/** Columns that hold each field of a lead, the likeliest first; `numbers` are those of registration numbers. */
export type LeadColumns = {
  readonly of: ReadonlyMap<string, readonly string[]>
  readonly numbers: readonly string[]
}

const headed = [
  'name',
  'given_name',
  'surname',
  'patronymic',
  'email',
  'phone',
  'company',
  'website',
  'country',
  'job_title',
  'message',
  'received_at',
  'ip',
  'user_agent',
  'visits',
  'pages_viewed',
] as const satisfies readonly ImportTarget[]

export const numberFields: Readonly<Record<string, keyof Behaviour>> = {
  visits: 'visits',
  pages_viewed: 'pagesViewed',
  seconds_to_submit: 'secondsToSubmit',
  keystrokes: 'keystrokes',
  key_interval_cv: 'keyIntervalCv',
  mouse_points: 'mousePoints',
  focus_changes: 'focusChanges',
  paste_fields: 'pasteFields',
}
export const flagFields: Readonly<Record<string, keyof Behaviour>> = {
  touch: 'touch',
  honeypot_filled: 'honeypotFilled',
  webdriver: 'webdriver',
}

/** Other names that programs give to a field. */
const others: Readonly<Record<string, readonly string[]>> = {
  website: ['domain', 'site'],
  received_at: ['t', 'created_at'],
  ip: ['ip_address'],
  user_agent: ['useragent', 'ua'],
  time_zone: ['timezone'],
}

const ownFields = [...headed, 'time_zone', 'fingerprint', ...Object.keys(numberFields), ...Object.keys(flagFields)]
/** Fields that say nothing of a lead by themselves. */
const silent = new Set(['country', 'message', 'received_at', 'job_title', 'time_zone', 'fingerprint'])
const understood = ['name', 'email', 'phone', 'company', 'domain', 'ip', 'user_agent', 'BIN/IIN/INN', 'honeypot_filled']

const columnKey = (column: string): string =>
  column
    .trim()
    .toLowerCase()
    .replace(/[\s.-]+/g, '_')

/**
 * Which columns of a table `verify` reads as what. Columns that a person mapped replace what the headers say. Throws `bad_input` where
 * nothing in the table can be verified.
 */
export function findLeadColumns(sample: TableSample, mapped: readonly MappedColumn[], words: ImportWords): LeadColumns {
  const chosen = new Map<string, string[]>()
  for (const [name, column] of mapped) {
    const field = fieldNamed(name)
    chosen.set(field, [...(chosen.get(field) ?? []), namedColumn(sample.columns, column)])
  }
  const taken = new Set([...chosen.values()].flat())
  const byWords = columnsByTarget(sample, words)
  const of = new Map<string, readonly string[]>(chosen)
  for (const field of ownFields) {
    if (chosen.has(field)) continue
    const same = sample.columns.filter((column) => [field, ...(others[field] ?? [])].includes(columnKey(column)))
    const found = new Set([...same, ...(byWords.get(field as ImportTarget) ?? [])].filter((one) => !taken.has(one)))
    if (found.size > 0) of.set(field, [...found])
  }
  const numbers = sample.columns.filter((column) => namesRegistration(column))
  if (numbers.length === 0 && [...of.keys()].every((field) => silent.has(field)))
    throw noKnownColumn(sample.columns, understood)
  return { of, numbers }
}

function fieldNamed(name: string): string {
  const key = columnKey(name)
  const field = ownFields.find((one) => one === key || others[one]?.includes(key))
  if (field !== undefined) return field
  const message = `--map: no field "${name}". Fields: ${headed.join(', ')}.`
  throw new AppError('bad_input', 'field_unknown', message, { option: '--map' })
}

/** Each field in a column of its own name: how a program gives a lead. */
export const ownColumns: LeadColumns = {
  of: new Map(ownFields.map((field) => [field, [field, ...(others[field] ?? [])]])),
  numbers: ['bin', 'iin', 'inn', 'company_number', 'tax_id'],
}
