import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely'
import type { LeadStore } from '../../app/ports/lead-store.ts'
import type { ContactId, LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'
import { leadRecord } from './lead-row.ts'

const msPerDay = 86_400_000
/** A shared mailbox may have thousands of leads; the history needs no more than this. */
const mostEarlier = 200

const openStatuses: readonly string[] = ['open', 'review', 'snoozed', 'received']

/** An outcome of later days was not known then: past deals that are imported come with all of theirs. */
const isLater = (closedAt: Date | null, before: string): boolean =>
  closedAt !== null && closedAt.getTime() > Date.parse(before)

type Keys = { readonly contactId: ContactId | null; readonly emailKey: string | null; readonly phoneKey: string | null }

/** What is known of the same person from other leads. */
export function historyStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<LeadStore, 'history' | 'related'> {
  const sameKeys =
    ({ contactId, emailKey, phoneKey }: Keys) =>
    (eb: ExpressionBuilder<Tables, 'leads'>): Expression<SqlBool> =>
      eb.or([
        ...(contactId ? [eb('contact_id', '=', contactId)] : []),
        ...(emailKey ? [eb('email_key', '=', emailKey)] : []),
        ...(phoneKey ? [eb('phone_key', '=', phoneKey)] : []),
      ])
  return {
    async history({ contactId, before, except }) {
      if (!contactId) return { earlierLeads: 0, earlierWins: 0, openLeadIds: [], daysSinceLastLead: null }
      const rows = await tx
        .selectFrom('leads')
        .select(['id', 'received_at', 'status', 'outcome', 'closed_at'])
        .where('workspace_id', '=', workspaceId)
        .where('contact_id', '=', contactId)
        .where('id', '!=', except)
        .where('received_at', '<=', new Date(before))
        .orderBy('received_at', 'desc')
        .limit(mostEarlier)
        .execute()
      const open = rows.filter((row) =>
        row.closed_at ? isLater(row.closed_at, before) : !row.outcome && openStatuses.includes(row.status),
      )
      return {
        earlierLeads: rows.length,
        earlierWins: rows.filter((row) => row.outcome === 'won' && !isLater(row.closed_at, before)).length,
        openLeadIds: open.slice(0, 20).map((row) => row.id as LeadId),
        daysSinceLastLead: rows[0] ? (Date.parse(before) - rows[0].received_at.getTime()) / msPerDay : null,
      }
    },
    async related({ contactId, emailKey, phoneKey, except, most }) {
      if (!contactId && !emailKey && !phoneKey) return []
      const rows = await tx
        .selectFrom('leads')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where(sameKeys({ contactId, emailKey, phoneKey }))
        .$if(except !== null, (query) => query.where('id', '!=', except))
        .orderBy('id', 'desc')
        .limit(most)
        .execute()
      return rows.map(leadRecord)
    },
  }
}
