import type { PrivacySettings } from '../../core/consent/privacy-settings.ts'
import type { RequestKind } from '../../core/consent/retention.ts'
import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import { makeKey } from '../consent/append-records.ts'
import { addRequest } from '../consent/preferences.ts'
import { loadPrivacySettings } from '../consent/privacy-settings-of.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ConsentKey, ConsentPage } from '../ports/consent-store.ts'
import type { PrivacyRequest } from '../ports/privacy-store.ts'
import { leadNotFound } from '../work/change-lead.ts'

const mostRequests = 200

/** What the seller says of itself, and how long it keeps data. */
export async function showPrivacySettings(ctx: Context): Promise<PrivacySettings> {
  requireRight(ctx.actor, 'seePrivacy')
  return ctx.store.inWorkspace(ctx.workspaceId, loadPrivacySettings)
}

/** Changes it. Records made before keep what was said then. */
export async function changePrivacySettings(ctx: Context, changes: Partial<PrivacySettings>): Promise<PrivacySettings> {
  requireRight(ctx.actor, 'changePrivacy')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const known = Object.entries(changes).filter(([, value]) => value !== undefined)
    await tx.consents.savePrivacySettings(
      { ...(await loadPrivacySettings(tx)), ...Object.fromEntries(known) },
      ctx.now(),
    )
    await noteChange(ctx, tx, {
      action: 'privacy.settings_changed',
      subject: null,
      detail: { changed: known.map(([name]) => name) },
    })
    return loadPrivacySettings(tx)
  })
}

/** The register of consents, newest first. Looking at it stands in the audit log. */
export async function listConsents(
  ctx: Context,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<ConsentPage> {
  requireRight(ctx.actor, 'seePrivacy')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const page = await tx.consents.page(before, limit)
    if (before === null) await noteChange(ctx, tx, { action: 'privacy.register_read', subject: null })
    return page
  })
}

export async function listPrivacyRequests(ctx: Context): Promise<readonly PrivacyRequest[]> {
  requireRight(ctx.actor, 'seePrivacy')
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.privacy.requests(mostRequests))
}

/** Files what a person asked for by word or letter, with the last day to answer. */
export async function filePrivacyRequest(
  ctx: Context,
  request: { readonly leadId: LeadId; readonly kind: RequestKind },
): Promise<void> {
  requireRight(ctx.actor, 'recordConsent')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (!(await tx.leads.load(request.leadId))) throw leadNotFound()
    await addRequest(ctx, tx, request)
    await noteChange(ctx, tx, {
      action: 'privacy.request_filed',
      subject: request.leadId,
      detail: { kind: request.kind },
    })
  })
}

/** Marks a request as answered. AppError `not_found` where it is not open. */
export async function finishPrivacyRequest(ctx: Context, id: string): Promise<void> {
  requireRight(ctx.actor, 'changePrivacy')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const done = await tx.privacy.finishRequest(id, { at: ctx.now(), by: actorText(ctx.actor) })
    if (!done) throw new AppError('not_found', 'request_unknown', 'there is no open request of this id')
    await noteChange(ctx, tx, { action: 'privacy.request_answered', subject: id })
  })
}

/** The keys that sign the register, with the fingerprint by which a certificate's reader knows them. */
export type SigningKey = ConsentKey & { readonly fingerprint: string }

export async function listSigningKeys(ctx: Context): Promise<readonly SigningKey[]> {
  requireRight(ctx.actor, 'seePrivacy')
  const keys = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.consents.keys())
  return keys.map((key) => ({ ...key, fingerprint: ctx.consentCrypto.sha256(key.publicKey) }))
}

/** Signs with a new key from now on; the old one stays for checking what it signed. */
export async function rotateSigningKey(ctx: Context): Promise<readonly SigningKey[]> {
  requireRight(ctx.actor, 'changePrivacy')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.consents.holdChain()
    const { keyId } = await makeKey(ctx, tx)
    await noteChange(ctx, tx, { action: 'consent.key_rotated', subject: null, detail: { key: keyId } })
  })
  return listSigningKeys(ctx)
}
