import { composeConsent } from '../../core/consent/template-words.ts'
import {
  findTemplate,
  type TemplateLanguage,
  type TemplateLaw,
  templateLanguages,
} from '../../core/consent/templates.ts'
import { loadPrivacySettings } from '../consent/privacy-settings-of.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'

export type ComposedTexts = {
  readonly texts: Readonly<Record<TemplateLanguage, string>>
  /** What the seller must still say of itself under Privacy for the texts to be whole. */
  readonly gaps: readonly string[]
}

/** The text of a law's template in four languages, filled in with what the seller says of itself. */
export async function composeConsentTexts(
  ctx: Context,
  input: { readonly law: TemplateLaw; readonly purposes: readonly string[]; readonly channels: readonly string[] },
): Promise<ComposedTexts> {
  requireRight(ctx.actor, 'changeForms')
  const templates = await ctx.engines.consentTemplates()
  const settings = await ctx.store.inWorkspace(ctx.workspaceId, loadPrivacySettings)
  const composed = templateLanguages.map(
    (language) =>
      [language, composeConsent(findTemplate(templates, input.law, language), { ...input, settings })] as const,
  )
  return {
    texts: Object.fromEntries(composed.map(([language, { text }]) => [language, text])) as ComposedTexts['texts'],
    gaps: [...new Set(composed.flatMap(([, { gaps }]) => gaps))],
  }
}
