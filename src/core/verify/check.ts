import type { Lead } from '../lead/lead.ts'
import type { Finding } from './finding.ts'
import type { Answers, Lookup } from './lookup.ts'
import type { VerifyData } from './verify-data.ts'

/** What a check may look at besides the lead: shipped lists, settings, and the answers so far. */
export type CheckContext = {
  readonly data: VerifyData
  /** ISO country used where the lead names none. */
  readonly defaultCountry: string | null
  readonly answers: Answers
}

/**
 * One verification as two pure functions: what it needs to know, and what it makes of it.
 * `needs` is called again after each round of answers (MX before SMTP) and returns only what is still missing.
 * `judge` gives null where the check has nothing to say (no email typed).
 */
export type Check = {
  readonly id: string
  needs(lead: Lead, context: CheckContext): readonly Lookup[]
  judge(lead: Lead, context: CheckContext): Finding | null
}
