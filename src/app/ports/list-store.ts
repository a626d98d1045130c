import type { ListMatch, ListName } from '../../core/decide/lists.ts'

export type ListRecord = {
  readonly id: string
  readonly list: ListName
  readonly match: ListMatch
  /** Normalised as identity keys are. */
  readonly value: string
  readonly until: string | null
  readonly reason: string | null
  readonly createdAt: string
}

export type ListStore = {
  all(): Promise<readonly ListRecord[]>
  /** Adds the entry, or renews the time and reason of the same one; gives what is kept. */
  add(entry: ListRecord): Promise<ListRecord>
  remove(id: string): Promise<boolean>
  /** The entries that hold any of these values now; an entry for a domain holds its subdomains too. */
  hits(values: readonly { match: ListMatch; value: string }[], now: string): Promise<readonly ListRecord[]>
}
