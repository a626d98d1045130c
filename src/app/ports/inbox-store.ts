import type { LeadId } from '../../core/lead/ids.ts'

export type InboxSource = 'telegram' | 'whatsapp' | 'email' | 'api'

export type Arrived = {
  readonly id: string
  readonly source: InboxSource
  /** The service's own id of the update: the same update twice is one. */
  readonly externalId: string
  readonly receivedAt: string
  readonly body: string
}

export type Thread = { readonly leadId: LeadId | null; readonly lastInAt: string }

/** What services sent us, as it came; and which lead a conversation belongs to. */
export type InboxStore = {
  /** Keeps an update. False where it was kept before and is done with. */
  take(arrived: Arrived): Promise<boolean>
  done(source: InboxSource, externalId: string, at: string, fault: string | null): Promise<void>
  thread(source: InboxSource, address: string): Promise<Thread | null>
  /** Notes that an address has written; `leadId` undefined leaves the conversation where it is. */
  heard(source: InboxSource, address: string, thread: { readonly at: string; readonly leadId?: LeadId }): Promise<void>
}
