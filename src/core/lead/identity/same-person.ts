import type { IdentityData } from './dedupe.ts'
import { startWeights } from './fit.ts'
import { asHousehold, asOffice, compareRecords } from './compare.ts'
import { chanceOfBits, matchBits } from './model.ts'
import { type IdentityFields, identityRecord } from './record.ts'

/** What is known of the contacts at large when a new lead is compared with one of them. */
export type Population = {
  readonly contacts: number
  /** Persons already known under the shared email and phone: a family's phone has two, an office's many. */
  readonly emailPersons: number
  readonly phonePersons: number
}

/**
 * Probability that a new lead and a known contact are one person: the weights of `dedupe` for a single pair, with how many people
 * share the email or phone held against it. For intake, which finds the contacts by `emailKey` and `phoneKey`.
 */
export function samePerson(
  lead: IdentityFields,
  contact: IdentityFields,
  known: { readonly data: IdentityData; readonly population: Population },
): number {
  const { model, nicknames } = known.data
  const compared = compareRecords(identityRecord(lead, nicknames), identityRecord(contact, nicknames))
  const { levels } = asOffice(asHousehold(compared, () => 'unknown'))
  const { contacts, emailPersons, phonePersons } = known.population
  let crowd = 0
  if (levels[1] === 0) crowd -= Math.log2(Math.max(1, emailPersons))
  if (levels[2] === 0) crowd -= Math.log2(Math.max(1, phonePersons))
  return chanceOfBits(matchBits(startWeights(model, Math.max(1, contacts)), levels, crowd))
}
