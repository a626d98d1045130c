import { stillHolds } from '../../core/consent/purpose-check.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Score } from '../../core/score/score.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import type { LeadConsent } from '../consent/lead-consents.ts'
import { knownConsents } from '../consent/may-contact.ts'
import { preferencesPath } from '../consent/preferences-link.ts'
import { requireRight } from '../permission.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { HeldRows, PrivacyRequest, Restriction } from '../ports/privacy-store.ts'
import type { Tx } from '../ports/store.ts'
import { leadNotFound } from '../work/change-lead.ts'

/** Everything that is held of one inquiry. */
export type LeadFile = {
  readonly record: LeadRecord
  readonly score: Score | null
  readonly consents: readonly LeadConsent[]
  readonly restriction: Restriction | null
  readonly requests: readonly PrivacyRequest[]
  /** The person's own page, to be sent to them. */
  readonly preferencesUrl: string
  /** Row by row, as it stands in the database. */
  readonly held: HeldRows
}

export type PersonRead = 'privacy.read' | 'privacy.exported'

/** A person's file: what the law lets them see. Each reading stands in the audit log. */
export async function showPerson(
  ctx: Context,
  { leads, as }: { readonly leads: readonly LeadId[]; readonly as: PersonRead },
): Promise<readonly LeadFile[]> {
  requireRight(ctx.actor, 'seePrivacy')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const files: LeadFile[] = []
    for (const leadId of leads) {
      files.push(await fileOf(ctx, tx, leadId))
      await noteChange(ctx, tx, { action: as, subject: leadId })
    }
    return files
  })
}

async function fileOf(ctx: Context, tx: Tx, leadId: LeadId): Promise<LeadFile> {
  const record = await tx.leads.load(leadId)
  if (!record) throw leadNotFound()
  const known = await knownConsents(tx, record)
  const at = ctx.now()
  return {
    record,
    score: (await tx.leads.assessment(leadId)).score,
    consents: known.map((one) => ({ ...one, holds: stillHolds(known, one, at) })),
    restriction: await tx.privacy.restriction(leadId),
    requests: await tx.privacy.requestsOf(leadId),
    preferencesUrl: ctx.publicUrl + (await preferencesPath(ctx, tx, leadId)),
    held: await tx.privacy.held(leadId),
  }
}
