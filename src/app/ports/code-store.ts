import type { LeadId } from '../../core/lead/ids.ts'
import type { RecentSends } from '../../core/verify/code/one-time-code.ts'
import type { CodeChannel } from '../../core/verify/code/code-channel.ts'

export type CodeRecord = {
  readonly id: string
  readonly leadId: LeadId
  readonly channel: CodeChannel
  /** Hashes: of the address or number, of the number's range, of the lead's network. */
  readonly targetHash: string
  readonly blockHash: string | null
  readonly country: string | null
  readonly networkHash: string | null
  readonly salt: string
  readonly codeHash: string
  readonly linkHash: string
  readonly sentAt: string
  readonly expiresAt: string
  readonly attempts: number
  readonly passedAt: string | null
}

/** One-time codes of leads. */
export type CodeStore = {
  add(code: CodeRecord): Promise<void>
  /** The lead's latest code: a new one puts the old one out of force. */
  latest(leadId: LeadId, options?: { readonly hold: boolean }): Promise<CodeRecord | null>
  /** Whose code a link opens. */
  leadBehind(linkHash: string): Promise<LeadId | null>
  /** When the lead was sent codes since. */
  sentSince(leadId: LeadId, since: string): Promise<readonly string[]>
  /** What went out lately; until the transaction ends nobody else in the workspace counts, so that parallel sends see each other. */
  recent(
    of: Pick<CodeRecord, 'targetHash' | 'blockHash' | 'country' | 'networkHash'>,
    now: string,
  ): Promise<RecentSends>
  noteAttempt(id: string): Promise<void>
  pass(id: string, at: string): Promise<void>
  /** Not sent after all. */
  drop(id: string): Promise<void>
  /** The service failed on it: nobody can enter it, but the guards against misuse still count it. */
  fail(id: string): Promise<void>
  /** Put off by its service: nobody can enter it, no guard counts it, and another goes out in its place at this time. */
  postpone(id: string, againAt: string): Promise<void>
  /** When a code goes out that was put off; null where none was. */
  postponed(leadId: LeadId): Promise<string | null>
  /** Takes what was put off out of the way, this one or all of the lead, and gives its way; null where there is none any more. */
  takePostponed(of: { readonly id: string } | { readonly leadId: LeadId }): Promise<CodeChannel | null>
  /** The latest proof that the lead holds what it gave. */
  proof(leadId: LeadId): Promise<{ readonly channel: CodeChannel; readonly at: string } | null>
}
