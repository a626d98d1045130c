import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'
import type { Tx } from '../ports/store.ts'
import { currentSigner } from './append-records.ts'

/** Pages that a lead opens by a signed link, without signing in. A link of one page opens no other. */
export type LinkedPage = 'preferences' | 'appeal'
export type LeadToken = { readonly workspaceId: WorkspaceId; readonly leadId: LeadId }

/** The leading word keeps signatures of consents and of other pages from serving as this link. */
const signedText = (page: LinkedPage, { workspaceId, leadId }: LeadToken): string =>
  `assay-${page}-v1\n${workspaceId}\n${leadId}`

/** Path of a page of the lead, behind the server's own address. It holds ids, no personal data. */
export async function leadPath(ctx: Context, tx: Tx, of: { page: LinkedPage; leadId: LeadId }): Promise<string> {
  const signer = await currentSigner(ctx, tx)
  const token = { workspaceId: ctx.workspaceId, leadId: of.leadId }
  return `/${of.page}?t=${ctx.workspaceId}.${of.leadId}.${signer.sign(signedText(of.page, token))}`
}

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.([\\w-]{86})$`)

/** Whose page a token opens; null where it was not signed by a key of its workspace. Links of retired keys stay good: letters are kept. */
export async function readLeadToken(world: World, page: LinkedPage, token: string): Promise<LeadToken | null> {
  const [, workspaceId, leadId, signature] = form.exec(token) ?? []
  if (!workspaceId || !leadId || !signature) return null
  const read = { workspaceId: workspaceId as WorkspaceId, leadId: leadId as LeadId }
  const keys = await world.store.inWorkspace(read.workspaceId, (tx) => tx.consents.keys())
  const text = signedText(page, read)
  return keys.some(({ publicKey }) => world.consentCrypto.verify(publicKey, text, signature)) ? read : null
}
