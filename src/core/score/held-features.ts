import type { HeldField } from '../lead/import/held-fields.ts'
import type { Lead } from '../lead/lead.ts'
import type { FeatureRow } from './feature-row.ts'
import { formFields, shareFilled } from './lead-features.ts'

/** Features that make a value of an empty field (`none`, 0), and the field each rests on. All others are null then anyway. */
const restsOn: readonly (readonly [feature: string, field: HeldField])[] = [
  ['mail', 'email'],
  ['phone', 'phone'],
  ['name', 'name'],
  ['company', 'company'],
  ['text', 'message'],
  ['message_length', 'message'],
]

/** A date without a time is read as midnight, and many tables write it so. */
const midnight = /T00:00(?::00(?:\.0+)?)?(?:Z|[+-]|$)/

/**
 * The inputs of a lead that came in a file, where what the file cannot hold is not known: fields without a column are not counted
 * against the lead, and a date without a time has a weekday but no hour. A field may be filled without a column of its own (`Ann
 * (ann@firm.kz)` is a name and an address).
 */
export function heldFeatures(row: FeatureRow, lead: Lead, held: ReadonlySet<HeldField>): FeatureRow {
  const isKnown = (field: HeldField): boolean => held.has(field) || lead[field] !== null
  const known: Record<string, string | number | null> = { ...row }
  for (const [feature, field] of restsOn) if (!isKnown(field)) known[feature] = null
  known['form_filled'] = shareFilled(lead, formFields.filter(isKnown))
  if (midnight.test(lead.receivedAt)) known['hour'] = null
  return known
}
