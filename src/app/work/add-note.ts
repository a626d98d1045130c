import type { LeadId } from '../../core/lead/ids.ts'
import { wordsOf } from '../../core/lead/search-words.ts'
import type { Context } from '../context.ts'
import { changeLead } from './change-lead.ts'

/** So many words of a note are found; a longer one is a document. */
const mostWords = 200

/** A person's words about a lead; search finds the lead by them. */
export async function addNote(
  ctx: Context,
  { leadId, text }: { readonly leadId: LeadId; readonly text: string },
): Promise<void> {
  await changeLead(ctx, {
    leadId,
    right: 'workLeads',
    kind: 'note.added',
    async work(tx) {
      await tx.leads.indexWords(leadId, wordsOf(text).slice(0, mostWords))
      return { text }
    },
  })
}
