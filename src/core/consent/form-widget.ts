import { AppError } from '../app-error.ts'
import { type TemplateLanguage, templateLanguages } from './templates.ts'

/** Fields that a form may show, by the names under which they are posted. */
export const widgetFields = [
  'name',
  'phone',
  'email',
  'company',
  'job_title',
  'city',
  'website',
  'product',
  'amount',
  'message',
] as const
export type WidgetField = (typeof widgetFields)[number]

/** One box of consent on a form: what it covers, and the version of its words that is shown now. */
export type ConsentBox = {
  /** Name of the box within the form: `data`, `offers`. */
  readonly box: string
  readonly version: number
  readonly required: boolean
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
}

/** How the widget shows a form. */
export type FormWidget = {
  /** Null: the language of the page, else of the browser. */
  readonly language: TemplateLanguage | null
  readonly fields: readonly { readonly name: WidgetField; readonly required: boolean }[]
  /** Whether a browser does a little work before it may send, which people do not notice and floods do. */
  readonly proofOfWork: boolean
  readonly boxes: readonly ConsentBox[]
}

export const defaultWidget: FormWidget = {
  language: null,
  fields: [
    { name: 'name', required: true },
    { name: 'phone', required: false },
    { name: 'email', required: false },
    { name: 'message', required: false },
  ],
  proofOfWork: false,
  boxes: [],
}

/** A stored text of consent: the words of one box, in one version and language. Never changed. */
export type ConsentText = {
  readonly box: string
  readonly version: number
  readonly language: TemplateLanguage
  readonly body: string
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
}

/** What a form posts for a ticked box: which words were shown. `3.ru` is version 3 in Russian. */
export type ConsentRef = { readonly box: string; readonly version: number; readonly language: TemplateLanguage }

const fieldPattern = /^consent_([a-z][a-z0-9-]{0,29})$/
const refPattern = /^(\d{1,6})\.(en|ru|kk|he)$/
/** Field names that have a meaning of their own: a form with words that Assay does not keep. */
const taken = new Set(['text', 'version', 'language', 'purposes', 'channels'])

/** The ticked boxes among the fields of a form; what is no reference to a text is left to the caller. */
export function consentRefs(fields: Readonly<Record<string, string>>): readonly ConsentRef[] {
  return Object.entries(fields).flatMap(([name, value]) => {
    const box = fieldPattern.exec(name)?.[1]
    const ref = refPattern.exec(value.trim())
    if (!box || taken.has(box) || !ref) return []
    return [{ box, version: Number(ref[1]), language: ref[2] as TemplateLanguage }]
  })
}

export const isBoxName = (name: string): boolean => fieldPattern.test(`consent_${name}`) && !taken.has(name)

export type NewBox = Omit<ConsentBox, 'version'> & {
  readonly texts: Readonly<Partial<Record<TemplateLanguage, string>>>
}

/** AppError `bad_input` where a box could not prove anything: without words, without a purpose, or with a gap in its words. */
export function checkBox({ box, texts, purposes }: NewBox, field: string): void {
  const wrong = (reason: string, message: string, place: string) =>
    new AppError('bad_input', reason, message, { field: `${field}.${place}` })
  if (!isBoxName(box)) throw wrong('box_name', 'a box is named by small letters, digits and hyphens', 'box')
  if (purposes.length === 0) throw wrong('consent_purpose_missing', 'a consent needs at least one purpose', 'purposes')
  const written = templateLanguages.filter((language) => texts[language]?.trim())
  if (written.length === 0)
    throw wrong('consent_text_missing', 'a consent needs its words, in one language at least', 'texts')
  for (const language of written)
    if (/\{[a-z_]+\}/.test(texts[language]!))
      throw wrong(
        'consent_text_gap',
        'the words still have a {gap}: fill it in, or give what is missing under Privacy, About us',
        `texts.${language}`,
      )
}
