import type { LeadId, UserId } from '../../core/lead/ids.ts'

export type ReviewStore = {
  /** The lead with the earliest deadline that was not put aside and does not wait for somebody else after this person's word, how many wait (counting stops at 1,000), and this person's verdicts of the day. */
  queue(of: {
    readonly later: readonly LeadId[]
    readonly userId: UserId | null
    readonly now: string
  }): Promise<{ readonly next: LeadId | null; readonly left: number; readonly doneToday: number }>
}
