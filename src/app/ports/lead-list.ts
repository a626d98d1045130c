import type { Tier } from '../../core/decide/tier.ts'
import type { Behind } from '../../core/measure/behind.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { WarmedReason } from '../../core/lead/warmed-by.ts'
import type { LeadRecord } from './lead-store.ts'

export type LeadView = 'mine' | 'team' | 'queue' | 'review' | 'quarantine' | 'snoozed' | 'closed' | 'all'

/** A figure with the time before which open leads count as lost (ISO). */
export type BehindAsked = Behind & { readonly lostBefore: string }

export type LeadListQuery = {
  readonly view: LeadView
  /** Whose list `mine` is. */
  readonly userId: UserId | null
  /** Words to find, already normalised; every one must match the beginning of a word of the lead. */
  readonly words: readonly string[]
  readonly tier: Tier | null
  readonly source: string | null
  readonly assigneeId: UserId | null
  readonly lateAt: string | null
  /** Only those drawn into the random sample. */
  readonly sampled: boolean
  /** Only those nobody has answered. */
  readonly unanswered: boolean
  /** Only those behind a figure of the dashboards. */
  readonly behind?: BehindAsked | null
  readonly channel: string | null
  /** Oldest first instead of the view's order; such a list has no cursor. */
  readonly byArrival?: boolean
  readonly tests: boolean
  readonly after: string | null
  readonly limit: number
}

export type LeadListRow = {
  readonly id: LeadId
  readonly record: LeadRecord
  readonly assigneeName: string | null
  /** Why it came before people again, of an open lead that nobody has done anything about since; lists for reading only leave it out. */
  readonly warmedBy?: WarmedReason | null
}

export type LeadList = {
  /** A page in the view's order, and the cursor of the next one. */
  page(query: LeadListQuery): Promise<{ readonly rows: readonly LeadListRow[]; readonly next: string | null }>
  /** How many wait and how many are late in a view; counting stops at `most`. */
  counts(
    query: Pick<LeadListQuery, 'view' | 'userId'>,
    now: string,
    most: number,
  ): Promise<{ readonly waiting: number; readonly late: number }>
  /** Unanswered leads that lie with people, the latest first. */
  waitingWithPeople(most: number): Promise<readonly LeadRecord[]>
  /** Late and unanswered leads of a person, the longest late first. */
  lateOf(userId: UserId, now: string, most: number): Promise<readonly LeadId[]>
  /** Sources of the latest leads, the most frequent first. */
  sources(most: number): Promise<readonly string[]>
  /** Every lead in order of arrival, in pages, for export. */
  export(after: string | null, limit: number): Promise<readonly LeadListRow[]>
  today(window: {
    readonly now: string
    readonly from: string
    readonly yesterdayFrom: string
    readonly timeZone: string
  }): Promise<TodayFigures>
}

export type TodayFigures = {
  readonly waiting: readonly { tier: Tier; count: number; oldestAt: string | null; late: number }[]
  readonly queues: readonly { queue: string; count: number; oldestAt: string | null }[]
  readonly reps: readonly {
    id: UserId
    name: string
    presence: 'free' | 'busy' | 'away'
    closer: boolean
    junior: boolean
    load: number
    capacity: number
    late: number
    answeredToday: number
    medianAnswerMinutes: number | null
    /** Leads taken and passed on today. */
    accepted: number
    declined: number
  }[]
  readonly arrivals: readonly { hour: number; source: string; tier: Tier | null; count: number }[]
  readonly totals: { today: number; yesterday: number; hotToday: number; wonToday: number }
}
