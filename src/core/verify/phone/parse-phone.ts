import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/** A number as typed, taken apart by its country's numbering plan. */
export type Phone = {
  /** ITU-T E.164, or null where the plan does not know such a number. */
  readonly e164: string | null
  /** ISO region, or null. */
  readonly region: string | null
  /** libphonenumber's type name, or null. */
  readonly type: string | null
  /** National significant number, digits only. */
  readonly national: string | null
  readonly extension: string | null
  /** E.164 that a guess would give, or null. */
  readonly suggestion: string | null
  /** `ok`, or why there is no number. */
  readonly reason: string
}

export function parsePhone(typed: string, country: string | null): Phone {
  const region = country?.toUpperCase() ?? ''
  const defaultCountry: CountryCode | undefined = isSupportedCountry(region) ? region : undefined
  const parsed = parsePhoneNumberFromString(typed.slice(0, 250), defaultCountry)
  if (parsed === undefined || !parsed.isValid()) {
    return {
      e164: null,
      region: null,
      type: null,
      national: null,
      extension: null,
      suggestion: null,
      reason: 'not_in_plan',
    }
  }
  return {
    e164: parsed.number,
    region: parsed.country ?? null,
    type: parsed.getType() ?? null,
    national: parsed.nationalNumber,
    extension: parsed.ext ?? null,
    suggestion: null,
    reason: 'ok',
  }
}
