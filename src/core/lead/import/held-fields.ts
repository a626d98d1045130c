import type { Lead } from '../lead.ts'
import type { ImportTarget } from './target.ts'

/** Fields of a lead that an empty cell leaves empty, and the columns that fill them. */
const columnsOf = {
  name: ['name', 'given_name', 'patronymic', 'surname'],
  email: ['email'],
  phone: ['phone'],
  company: ['company'],
  jobTitle: ['job_title'],
  companySize: ['company_size'],
  city: ['city'],
  industry: ['industry'],
  message: ['message'],
} as const satisfies { readonly [Field in keyof Lead]?: readonly ImportTarget[] }

export type HeldField = keyof typeof columnsOf

/** The fields that a table has a column for: only of these does an empty cell say that the lead gave nothing. */
export function heldFields(targets: Iterable<ImportTarget>): ReadonlySet<HeldField> {
  const there: ReadonlySet<string> = new Set(targets)
  const fields = Object.keys(columnsOf) as HeldField[]
  return new Set(fields.filter((field) => columnsOf[field].some((column) => there.has(column))))
}
