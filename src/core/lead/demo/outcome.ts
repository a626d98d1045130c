import { normalDeviate, type Random } from '../../math/random.ts'
import { isoAt } from '../../route/zone.ts'
import type { DemoCatalogue, DemoMessage } from './catalogue.ts'
import type { Inquiry } from './inquiry.ts'
import { oneOf } from './person.ts'
import type { ImportedOutcome } from '../import/outcome.ts'

/** What became of a past lead: who answered and when, how it ended (null: still open). */
export type DemoHistory = {
  readonly assignedTo: string
  readonly firstContactAt: string
  readonly outcome: ImportedOutcome | null
}

export type HistoryInput = {
  readonly message: DemoMessage
  readonly inquiry: Inquiry
  /** Chance of a win. */
  readonly truth: number
  /** Milliseconds since 1970. */
  readonly at: number
  readonly nowMs: number
  readonly random: Random
  readonly catalogue: DemoCatalogue
}

const dayMs = 86_400_000

/** Draws the ending of a lead from its chance; deals take days to months, so the latest are still open. */
export function historyOf({ message, inquiry, truth, at, nowMs, random, catalogue }: HistoryInput): DemoHistory {
  const zone = catalogue.workspace.timeZone
  const reps = catalogue.users.filter((user) => user.role === 'rep')
  const rep =
    message.rank === 3
      ? oneOf(
          reps.filter((user) => user.closer),
          random,
        )
      : oneOf(reps, random)
  const firstContact = at + Math.round(Math.exp(3.6 + 1.1 * normalDeviate(random))) * 60_000
  const won = random() < truth
  const days = won ? 4 + Math.exp(2.4 + 0.7 * normalDeviate(random)) : 1 + Math.exp(1.9 + 0.9 * normalDeviate(random))
  const closedMs = Math.round((firstContact + days * dayMs) / 60_000) * 60_000
  const closed = { at: isoAt(closedMs, zone) }
  const assignedTo = rep.key
  const firstContactAt = isoAt(Math.min(firstContact, nowMs - 60_000), zone)
  if (closedMs > nowMs) return { assignedTo, firstContactAt, outcome: null }
  if (won)
    return {
      assignedTo,
      firstContactAt,
      outcome: { kind: 'won', amount: amountOf(inquiry, random), reason: null, ...closed },
    }
  if (message.nonbuyer !== null)
    return {
      assignedTo,
      firstContactAt,
      outcome: { kind: 'disqualified', amount: null, reason: closeReasonOf(message.nonbuyer), ...closed },
    }
  const reasons = catalogue.lostReasons[String(Math.max(1, message.rank)) as '1' | '2' | '3']
  return {
    assignedTo,
    firstContactAt,
    outcome: { kind: 'lost', amount: null, reason: oneOf(reasons, random), ...closed },
  }
}

/** The reason that a person would choose on the lead's page. */
function closeReasonOf(nonbuyer: string): string {
  if (nonbuyer === 'wrong_product') return nonbuyer
  return nonbuyer === 'spam' ? 'fake' : 'not_a_buyer'
}

/** Tenge, lognormal around six million, more from larger companies. */
function amountOf({ person }: Inquiry, random: Random): number {
  const size = person.companySize === null ? 0 : Math.log(person.companySize / 50) * 0.25
  return Math.round(Math.exp(15.6 + size + 0.8 * normalDeviate(random)) / 10_000) * 10_000
}
