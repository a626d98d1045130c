import type { SendResult } from '../../app/ports/sending.ts'

type Failed = Exclude<SendResult, { readonly kind: 'delivered' }>

const refused = (reason: string): Failed => ({ kind: 'refused', reason })
const misconfigured = (reason: string): Failed => ({ kind: 'misconfigured', reason })
const later = (reason: string, retryAfterMs: number | null = null): Failed => ({
  kind: 'temporary',
  reason,
  retryAfterMs,
})

/** Two messages to one number need about six seconds between them (Cloud API, pair rate limit). */
const pairPauseMs = 6000

/** Error codes of the Cloud API, by what they mean for a message. */
const meanings: readonly (readonly [readonly number[], Failed])[] = [
  [[131_047, 470], refused('window_closed')],
  [[131_026, 131_021, 131_030], refused('address_refused')],
  [[131_049, 131_050], refused('blocked_by_person')],
  [[131_051, 131_052, 131_053, 131_009, 131_008, 100], refused('request_refused')],
  [[131_056], later('rate_limited', pairPauseMs)],
  [[130_429, 131_048, 80_007, 4], later('rate_limited')],
  [[1, 2, 131_000, 131_016, 131_057, 133_004], later('service_error')],
  [[0, 190], misconfigured('token_refused')],
  [[132_000, 132_001, 132_005, 132_007, 132_012, 132_015, 132_016, 132_068], misconfigured('template_refused')],
  [[3, 10, 33, 368, 131_005, 131_031, 131_042, 131_045, 133_010], misconfigured('account_refused')],
]

const byCode = new Map(meanings.flatMap(([codes, meaning]) => codes.map((code) => [code, meaning] as const)))

/** What an error code of the Cloud API means; null for one that we do not know. Permission errors are 200 to 299. */
export function meaningOf(code: unknown): Failed | null {
  if (typeof code !== 'number') return null
  return byCode.get(code) ?? (code >= 200 && code <= 299 ? misconfigured('account_refused') : null)
}
