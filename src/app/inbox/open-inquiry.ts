import type { LeadId } from '../../core/lead/ids.ts'
import type { Tx } from '../ports/store.ts'

const mostLooked = 5

/** The latest open inquiry that named this mailbox, or this number; null where there is none. Tests are nobody's inquiries. */
export async function openInquiryOf(
  tx: Tx,
  { emailKey = null, phoneKey = null }: { readonly emailKey?: string | null; readonly phoneKey?: string | null },
): Promise<LeadId | null> {
  const found = await tx.leads.related({ contactId: null, emailKey, phoneKey, except: null, most: mostLooked })
  return found.find(({ status, lead }) => status !== 'closed' && !lead.isTest)?.lead.id ?? null
}
