import { AppError } from '../app-error.ts'

export const templateLaws = ['gdpr', 'israel', 'israel_30a', 'kazakhstan'] as const
export type TemplateLaw = (typeof templateLaws)[number]
export const templateLanguages = ['en', 'ru', 'kk', 'he'] as const
export type TemplateLanguage = (typeof templateLanguages)[number]

/** A text of consent with `{placeholder}`s, from `data/consent/templates.json`. */
export type ConsentTemplate = { readonly law: TemplateLaw; readonly language: TemplateLanguage; readonly text: string }
export type ConsentTemplates = { readonly version: string; readonly templates: readonly ConsentTemplate[] }

/**
 * What each law wants the person to be told, as placeholders. GDPR Art. 7 and 13; Israel's Protection of Privacy Law, section 11 as
 * amended by Amendment 13; Communications Law 30A; Kazakhstan's Law 94-V Art. 8(4).
 */
export const requiredPlaceholders: Readonly<Record<TemplateLaw, readonly string[]>> = {
  gdpr: ['controller', 'contact', 'purposes', 'data', 'term', 'recipients', 'withdrawal'],
  israel: ['controller', 'contact', 'purposes', 'data', 'recipients', 'withdrawal'],
  israel_30a: ['controller', 'contact', 'channels', 'withdrawal'],
  kazakhstan: [
    'controller',
    'controller_id',
    'subject',
    'purposes',
    'data',
    'term',
    'recipients',
    'cross_border',
    'public_sources',
    'withdrawal',
  ],
}

const placeholder = /\{([a-z_]+)\}/g

/** Placeholders of a law that a text does not have: a seller's own wording is checked by this too. */
export function missingPlaceholders(law: TemplateLaw, text: string): readonly string[] {
  const present = new Set([...text.matchAll(placeholder)].map(([, name]) => name))
  return requiredPlaceholders[law].filter((name) => !present.has(name))
}

/** The text for a form, filled in. Every placeholder must have a value: a consent with a gap is none. */
export function fillTemplate(template: ConsentTemplate, values: Readonly<Record<string, string>>): string {
  return template.text.replace(placeholder, (_, name: string) => {
    const value = values[name]?.trim()
    if (value) return value
    throw new AppError('bad_input', 'consent_value_missing', `The text of consent needs a value for "${name}".`, {
      field: name,
    })
  })
}

/** The template of a law in a language, or in English where there is none. */
export function findTemplate(all: ConsentTemplates, law: TemplateLaw, language: string): ConsentTemplate {
  const ofLaw = all.templates.filter((template) => template.law === law)
  const found = ofLaw.find((template) => template.language === language) ?? ofLaw.find((one) => one.language === 'en')
  if (found) return found
  throw new AppError('not_found', 'consent_template_missing', `There is no text of consent for ${law}.`)
}
