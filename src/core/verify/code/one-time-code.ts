/** What a code may cost: long enough not to be guessed in the tries there are, short enough to be typed from a phone. */
export const codeRules = {
  digits: 6,
  validMs: 10 * 60_000,
  mostAttempts: 5,
  /** Codes of one lead, over all channels, in a day. */
  mostSends: 3,
  resendAfterMs: 60_000,
} as const

/** Codes sent lately, as the guard against SMS pumping sees them: premium numbers are called again and again, in a row, from one place. */
export type RecentSends = {
  /** To this very address or number, in a day. */
  readonly toTarget: number
  /** To numbers that share all but the last three digits, in an hour. */
  readonly toBlock: number
  /** To this country, in an hour, and how many of those sent in the last week were entered. */
  readonly toCountry: number
  readonly countrySent: number
  readonly countryPassed: number
  /** For leads of the same network (/24, /48), in a day. */
  readonly toNetwork: number
  /** In the whole workspace, in an hour. */
  readonly toAll: number
}

export type SendAnswer =
  | { readonly kind: 'may' }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'refused'; readonly reason: SendRefusal }
export type SendRefusal =
  | 'too_many_codes'
  | 'country_not_allowed'
  | 'number_range_suspicious'
  | 'country_suspicious'
  | 'workspace_limit'

export const sendLimits = {
  toTargetPerDay: 3,
  toNetworkPerDay: 15,
  toBlockPerHour: 3,
  toCountryPerHour: 30,
  perHour: 200,
  /** From so many sent on, a country in which hardly anybody enters the code is being pumped. */
  judgedFrom: 20,
  leastPassed: 0.15,
} as const

export type SendState = {
  readonly nowMs: number
  /** When the lead was sent codes in the last day. */
  readonly sentMs: readonly number[]
  readonly recent: RecentSends
  /** ISO country of the number; null for email. */
  readonly country: string | null
  /** Countries to which codes may go by SMS; null lets the workspace's own neighbours do. */
  readonly countries: readonly string[]
}

/** Whether a code may be sent now. Emails cost nothing, so only the limits of the lead and the address hold for them. */
export function maySend({ nowMs, sentMs, recent, country, countries }: SendState): SendAnswer {
  if (sentMs.length >= codeRules.mostSends || recent.toTarget >= sendLimits.toTargetPerDay)
    return refused('too_many_codes')
  const again = Math.max(0, ...sentMs) + codeRules.resendAfterMs
  if (sentMs.length > 0 && again > nowMs) return { kind: 'wait', untilMs: again }
  if (recent.toNetwork >= sendLimits.toNetworkPerDay) return refused('too_many_codes')
  if (recent.toAll >= sendLimits.perHour) return refused('workspace_limit')
  if (country === null) return { kind: 'may' }
  if (!countries.includes(country)) return refused('country_not_allowed')
  if (recent.toBlock >= sendLimits.toBlockPerHour) return refused('number_range_suspicious')
  const { judgedFrom, leastPassed } = sendLimits
  const isPumped = recent.countrySent >= judgedFrom && recent.countryPassed < leastPassed * recent.countrySent
  return isPumped || recent.toCountry >= sendLimits.toCountryPerHour ? refused('country_suspicious') : { kind: 'may' }
}

const refused = (reason: SendRefusal): SendAnswer => ({ kind: 'refused', reason })

export type CodeState = {
  readonly expiresMs: number
  readonly attempts: number
  readonly passed: boolean
}
export type EntryAnswer = 'right' | 'wrong' | 'expired' | 'used_up' | 'passed_before'

/** What a typed code comes to. `matches` is asked only where the code may still be tried. */
export function enterCode(state: CodeState, nowMs: number, matches: () => boolean): EntryAnswer {
  if (state.passed) return 'passed_before'
  if (nowMs >= state.expiresMs) return 'expired'
  if (state.attempts >= codeRules.mostAttempts) return 'used_up'
  return matches() ? 'right' : 'wrong'
}

/** Digits as people type them: blanks and dashes between them, digits of other scripts. */
export function typedCode(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/\D/g, '')
    .slice(0, 12)
}

/**
 * The number in a MAC by dynamic truncation (RFC 4226 section 5.3): four bytes from where the last nibble points, without the sign bit.
 * With a MAC over a counter it makes HOTP, over time steps TOTP (RFC 6238).
 */
export function truncatedMac(mac: Uint8Array): number {
  const offset = mac[mac.length - 1]! & 0x0f
  return ((mac[offset]! & 0x7f) << 24) | (mac[offset + 1]! << 16) | (mac[offset + 2]! << 8) | mac[offset + 3]!
}

/** The digits of a truncated MAC, leading zeros kept. */
export const codeDigits = (value: number, digits: number): string => String(value % 10 ** digits).padStart(digits, '0')

/**
 * A code by HOTP with a key that is used once. `macAt` gives the MAC of a counter under a fresh random key; numbers beyond the last whole
 * multiple of 10^digits are passed over, so that every code is equally likely.
 */
export function freshCode(macAt: (counter: number) => Uint8Array): string {
  const codes = 10 ** codeRules.digits
  const whole = 2 ** 31 - (2 ** 31 % codes)
  for (let counter = 0; ; counter += 1) {
    const value = truncatedMac(macAt(counter))
    if (value < whole) return codeDigits(value, codeRules.digits)
  }
}
