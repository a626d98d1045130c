import type { ConsentRecord } from '../../core/consent/consent-record.ts'
import { stillHolds } from '../../core/consent/purpose-check.ts'
import { composeConsent } from '../../core/consent/template-words.ts'
import { findTemplate, type TemplateLanguage, type TemplateLaw } from '../../core/consent/templates.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'
import { leadNotFound } from '../work/change-lead.ts'
import { knownConsents } from './may-contact.ts'
import { loadPrivacySettings } from './privacy-settings-of.ts'

export type LeadConsent = { readonly hash: string; readonly record: ConsentRecord; readonly holds: boolean }

/** What a lead has agreed to and taken back, the latest first, with their other inquiries. */
export async function leadConsents(ctx: Context, leadId: LeadId): Promise<readonly LeadConsent[]> {
  requireRight(ctx.actor, 'recordConsent')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const known = await knownConsents(tx, await load(tx, leadId))
    const at = ctx.now()
    return known
      .map((one) => ({ hash: one.hash, record: one.record, holds: stillHolds(known, one, at) }))
      .toSorted((a, b) => Date.parse(b.record.at) - Date.parse(a.record.at))
  })
}

export type ScriptWish = {
  readonly law: TemplateLaw | null
  readonly language: TemplateLanguage
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
}

export type ConsentScript = {
  readonly law: TemplateLaw
  readonly text: string
  readonly version: string
  /** What the workspace must still say of itself for the words to be whole. */
  readonly gaps: readonly string[]
}

/** The words that a person of ours reads out to a lead on the telephone: a law's template, by default of the workspace's own law. */
export async function consentScript(ctx: Context, leadId: LeadId, wish: ScriptWish): Promise<ConsentScript> {
  requireRight(ctx.actor, 'recordConsent')
  const templates = await ctx.engines.consentTemplates()
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { lead } = await load(tx, leadId)
    const settings = await loadPrivacySettings(tx)
    const law = wish.law ?? settings.law
    const { purposes, channels } = wish
    const template = findTemplate(templates, law, wish.language)
    const { text, gaps } = composeConsent(template, { settings, purposes, channels, subject: lead.name })
    return { law, text, gaps, version: `${law}-${templates.version}` }
  })
}

async function load(tx: Tx, leadId: LeadId) {
  const record = await tx.leads.load(leadId)
  if (!record) throw leadNotFound()
  return record
}
