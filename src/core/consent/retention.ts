/** What a lead has come to, as far as keeping it is concerned. */
export const retentionStates = ['open', 'won', 'lost', 'rejected', 'withdrawn'] as const
export type RetentionState = (typeof retentionStates)[number]

/** Days that personal data of a lead are kept after its last change of state or touch; null: as long as the state lasts. */
export type RetentionRules = Readonly<Record<RetentionState, number | null>>

/** Defaults to be changed by the seller's own policy: purposes end at different times (GDPR Art. 5(1)(e)). */
export const defaultRetention: RetentionRules = { open: 730, won: null, lost: 730, rejected: 90, withdrawn: 30 }

export type Retained = {
  readonly state: RetentionState
  readonly stateSince: string
  readonly lastTouchAt: string | null
  /** When the latest consent ends, if it does. */
  readonly consentExpiresAt: string | null
  /** A dispute or a claim stops the clock. */
  readonly onHold: boolean
}

export type RetentionTimer = {
  readonly eraseAt: string | null
  readonly reason: 'state' | 'consent_expired' | 'on_hold' | 'kept'
}

const dayMs = 86_400_000
const plusDays = (ms: number, days: number): string => new Date(ms + days * dayMs).toISOString()

/** When the personal data of a lead are to be erased: by its state, or 30 days after its consent ended, whichever is earlier. */
export function retentionTimer(lead: Retained, rules: RetentionRules): RetentionTimer {
  if (lead.onHold) return { eraseAt: null, reason: 'on_hold' }
  const fromMs = Math.max(Date.parse(lead.stateSince), lead.lastTouchAt === null ? 0 : Date.parse(lead.lastTouchAt))
  const days = rules[lead.state]
  const byState = days === null ? null : plusDays(fromMs, days)
  const graceDays = rules.withdrawn ?? 0
  const isNeeded = lead.state === 'won' || lead.consentExpiresAt === null
  const byConsent = isNeeded ? null : plusDays(Date.parse(lead.consentExpiresAt!), graceDays)
  if (byConsent !== null && (byState === null || byConsent < byState))
    return { eraseAt: byConsent, reason: 'consent_expired' }
  return byState === null ? { eraseAt: null, reason: 'kept' } : { eraseAt: byState, reason: 'state' }
}

/** What a person may ask for. */
export type RequestKind = 'access' | 'erasure' | 'correction' | 'objection'
export type ConsentLaw = 'gdpr' | 'israel' | 'kazakhstan'

/**
 * The last day to answer a person's request, as an ISO time. GDPR Art. 12(3): one month. Israel: 30 days (Protection of Privacy
 * Regulations on access). Kazakhstan, Law 94-V Art. 25: three working days, counted here from Monday to Friday.
 */
export function requestDeadline(receivedAt: string, law: ConsentLaw): string {
  const received = new Date(Date.parse(receivedAt))
  if (law === 'israel') return plusDays(received.getTime(), 30)
  if (law === 'gdpr') {
    const month = new Date(received)
    month.setUTCMonth(month.getUTCMonth() + 1)
    // The 31st of a month without one ends on its last day, not in the month after.
    if (month.getUTCDate() !== received.getUTCDate()) month.setUTCDate(0)
    return month.toISOString()
  }
  const due = new Date(received)
  for (let left = 3; left > 0; ) {
    due.setUTCDate(due.getUTCDate() + 1)
    if (due.getUTCDay() !== 0 && due.getUTCDay() !== 6) left -= 1
  }
  return due.toISOString()
}
