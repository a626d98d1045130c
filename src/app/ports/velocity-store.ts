import type { Baseline } from '../../core/verify/velocity/baseline.ts'
import type { Window } from '../../core/verify/velocity/window.ts'

/** Leads of sandbox keys make a stream of their own: trying things out teaches nothing about real ones. */
export type StreamName = 'live' | 'sandbox'

export type StreamState = {
  /** Goes into the hash of every key, so that what is stored cannot be compared across workspaces. */
  readonly salt: string
  readonly baseline: Baseline
}

/** What the workspace remembers of its stream of leads: windows under hashed keys, and what is usual. */
export type VelocityStore = {
  /** The stream, held until the end of the transaction: events are counted one after the other. Begun with this salt where there is none. */
  hold(stream: StreamName, freshSalt: string): Promise<StreamState>
  windows(hashes: readonly string[]): Promise<ReadonlyMap<string, Window>>
  save(
    stream: StreamName,
    after: { readonly baseline: Baseline; readonly windows: ReadonlyMap<string, Window>; readonly at: string },
  ): Promise<void>
  /** Forgets windows that nothing has touched since, and the longest untouched beyond `most`. Gives how many went. */
  forget(limits: { readonly untouchedSince: string; readonly most: number }): Promise<number>
}
