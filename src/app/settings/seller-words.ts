import type { PastMessage, WordsEffect } from '../../core/read/words-effect.ts'
import { effectOfWords } from '../../core/read/words-effect.ts'
import type { SellerWords } from '../../core/read/seller-words.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'

/** How many of the latest leads are read again to show what other words would change, and how many are shown. */
const mostRead = 300
const mostShown = 20

/** The workspace's own words: products, brands, regions, and what counts as the wrong product. */
export async function showSellerWords(ctx: Context): Promise<SellerWords> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.words())
}

/** Changes them: messages that come from now on are read with the new words. */
export async function changeSellerWords(ctx: Context, words: SellerWords): Promise<SellerWords> {
  requireRight(ctx.actor, 'changePolicy')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.changeWords(words)
    await noteChange(ctx, tx, {
      action: 'seller_words.changed',
      subject: ctx.workspaceId,
      detail: { wrong: words.wrong },
    })
  })
  return words
}

export type ShownChange = WordsEffect['changed'][number] & { readonly lead: LeadId; readonly text: string }
export type WordsPreview = { readonly read: number; readonly changed: number; readonly shown: readonly ShownChange[] }

/** What other words would change on the latest messages, before they are kept. */
export async function previewSellerWords(ctx: Context, after: SellerWords): Promise<WordsPreview> {
  requireRight(ctx.actor, 'changePolicy')
  const { before, messages } = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    before: await tx.workspace.words(),
    messages: await pastMessages(tx),
  }))
  const { read, changed } = effectOfWords(ctx.engines.reader, messages, { before, after })
  const shown = changed.slice(0, mostShown).map((change) => ({
    ...change,
    lead: messages[change.index]!.lead,
    text: messages[change.index]!.text.slice(0, 300),
  }))
  return { read, changed: changed.length, shown }
}

async function pastMessages(tx: Tx): Promise<readonly (PastMessage & { readonly lead: LeadId })[]> {
  const page = await tx.cases.page({ before: null, limit: mostRead })
  return page.flatMap(({ lead }) =>
    lead.message?.trim() ? [{ lead: lead.id as LeadId, text: lead.message, receivedAt: lead.receivedAt }] : [],
  )
}
