import type { UserId } from '../lead/ids.ts'

/** What routing knows of a person when a lead is to be placed. A snapshot: stored with the event, replayed as it was. */
export type RepSnapshot = {
  readonly userId: UserId
  readonly closer: boolean
  readonly junior: boolean
  readonly available: boolean
  /** Open leads held now. */
  readonly load: number
  /** The most open leads the person may hold. */
  readonly capacity: number
  readonly languages: readonly string[]
  /** What the person knows besides; absent in snapshots of earlier versions. */
  readonly skills?: readonly string[]
  /** ISO time of the last assignment, for ties. */
  readonly lastAssignedAt: string | null
}

export type QueueName = 'shared' | 'junior' | 'fallback' | 'review' | 'quarantine'

/** Who answers and by when. Exactly one of `userId` and `queue` is set. */
export type Assignment = {
  readonly userId: UserId | null
  readonly queue: QueueName | null
  /** ISO time of the response deadline, or null where none runs. */
  readonly respondBy: string | null
  /** Stable code: `closer_least_loaded`, `any_rep_by_load`, `below_promising`, `no_eligible_rep` ... */
  readonly reason: string
  readonly detail: string | null
}
