import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { addLooks, isTouch } from './add-looks.ts'
import { addNotices, concernsPeople } from './add-notices.ts'
import { addNurture, stirs } from './add-nurture.ts'
import { addWebhooks } from './add-webhooks.ts'

export type Announcer = { newId(): string }
export type Here = Announcer & { readonly workspaceId: WorkspaceId }

/** What was just written about a lead. */
export type Told = { readonly leadId: LeadId; readonly events: readonly Omit<LeadEvent, 'id'>[] }

/** Passes events on to all who listen. */
export async function announce(here: Here, tx: Tx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  await addWebhooks(here, tx, told)
  for (const one of told) {
    if (!one.events.some((event) => concernsPeople(event) || stirs(event) || isTouch(event))) continue
    const record = await tx.leads.load(one.leadId)
    // Nobody waits for an answer to a test or to a row of an imported file.
    if (!record || record.lead.isTest || record.lead.channel === 'import') continue
    await addNotices(here, tx, one)
    await addNurture(here, tx, one)
    await addLooks(here, tx, one)
  }
}
