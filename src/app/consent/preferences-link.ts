import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Context, World } from '../context.ts'
import type { Tx } from '../ports/store.ts'
import { currentSigner } from './append-records.ts'

export type PreferencesToken = { readonly workspaceId: WorkspaceId; readonly leadId: LeadId }

/** The leading word keeps signatures of consents from serving as links. */
const signedText = ({ workspaceId, leadId }: PreferencesToken): string =>
  `assay-preferences-v1\n${workspaceId}\n${leadId}`

/**
 * Path of the page on which a lead sees and takes back what it agreed to, without signing in: for the foot of every letter, behind the
 * server's own address. A POST of `List-Unsubscribe=One-Click` to it (RFC 8058) takes all advertising back. It holds ids, no personal data.
 */
export async function preferencesPath(ctx: Context, tx: Tx, leadId: LeadId): Promise<string> {
  const signer = await currentSigner(ctx, tx)
  const signature = signer.sign(signedText({ workspaceId: ctx.workspaceId, leadId }))
  return `/preferences?t=${ctx.workspaceId}.${leadId}.${signature}`
}

const uuid = '[\\da-f]{8}(?:-[\\da-f]{4}){3}-[\\da-f]{12}'
const form = new RegExp(`^(${uuid})\\.(${uuid})\\.([\\w-]{86})$`)

/** Whose page a token opens; null where it was not signed by a key of its workspace. Links of retired keys stay good: letters are kept. */
export async function readPreferencesToken(world: World, token: string): Promise<PreferencesToken | null> {
  const [, workspaceId, leadId, signature] = form.exec(token) ?? []
  if (!workspaceId || !leadId || !signature) return null
  const read = { workspaceId: workspaceId as WorkspaceId, leadId: leadId as LeadId }
  const keys = await world.store.inWorkspace(read.workspaceId, (tx) => tx.consents.keys())
  const text = signedText(read)
  return keys.some(({ publicKey }) => world.consentCrypto.verify(publicKey, text, signature)) ? read : null
}
