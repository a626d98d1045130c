import { msPerDay } from '../learn/past-lead.ts'
import { logit, sigmoid } from '../math/logistic.ts'
import { closingAges } from './closing-age.ts'
import { type PromiseState, watchPromise } from './promise-alarm.ts'

/** What of a won or lost lead the watch needs, and when its outcome became known. */
export type OwnDeal = {
  readonly won: 0 | 1
  readonly at: string
  readonly lead: { readonly receivedAt: string; readonly probability: number; readonly modelId: string }
}

export type InCharge = {
  readonly modelId: string
  /** Until when the leads were received that it learned from; null: from none here. */
  readonly learnedUntil: string | null
}

/** False alarms of the promise come in the mean at most once in the closed leads of five years, and never sooner than in so many. */
const fewestBetweenAlarms = 2000
const yearsBetweenAlarms = 5

/** Leads that the model in charge scored after it was trained. */
export const isOwn = (lead: OwnDeal['lead'], { modelId, learnedUntil }: InCharge): boolean =>
  lead.modelId === modelId && lead.receivedAt > (learnedUntil ?? '')

/** Whether the model in charge keeps its promise, on leads that came after its training; the deals in the order in which they became known. */
export function ownPromise(
  closed: readonly OwnDeal[],
  { inCharge, now, maturityDays }: { readonly inCharge: InCharge; readonly now: string; readonly maturityDays: number },
): PromiseState {
  const ageOf = closingAges(closed, { now, maturityDays })
  const due = closed
    .filter(({ lead }) => isOwn(lead, inCharge))
    .map(({ lead, won, at }) => {
      const known = logit(Math.min(0.999, Math.max(0.001, lead.probability))) + ageOf(lead.receivedAt, at)
      return { probability: sigmoid(known), won, at }
    })
  return watchPromise(due, Math.max(fewestBetweenAlarms, yearsBetweenAlarms * closedPerYear(closed)))
}

function closedPerYear(closed: readonly OwnDeal[]): number {
  const [first, last] = [closed[0], closed.at(-1)]
  if (!first || !last) return 0
  const days = Math.max(30, (Date.parse(last.at) - Date.parse(first.at)) / msPerDay)
  return Math.round((closed.length / days) * 365)
}
