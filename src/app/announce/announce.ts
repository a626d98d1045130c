import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import { addNotices } from './add-notices.ts'
import { addWebhooks } from './add-webhooks.ts'

export type Announcer = { newId(): string }
export type Here = Announcer & { readonly workspaceId: WorkspaceId }

/** What was just written about a lead. */
export type Told = { readonly leadId: LeadId; readonly events: readonly Omit<LeadEvent, 'id'>[] }

/** Passes events on to all who listen. */
export async function announce(here: Here, tx: Tx, told: readonly Told[]): Promise<void> {
  if (told.length === 0) return
  await addWebhooks(here, tx, told)
  for (const one of told) await addNotices(here, tx, one)
}
