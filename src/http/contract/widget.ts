import { z } from 'zod'
import { locale, safeText } from './primitives.ts'
import { consentLaw } from './privacy.ts'

/** Fields that a form may show, by the names under which they are posted. */
export const widgetField = z.enum([
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
])

const boxName = z.string().regex(/^[a-z][a-z0-9-]{0,29}$/, 'takes small letters, digits and hyphens, 30 at most')
const codes = z.array(safeText(50).min(1)).max(20)
const texts = z.object({
  en: safeText(20_000).optional(),
  ru: safeText(20_000).optional(),
  kk: safeText(20_000).optional(),
  he: safeText(20_000).optional(),
})

const shape = {
  /** Null: the language of the page, else of the browser. */
  language: locale.nullable(),
  fields: z.array(z.strictObject({ name: widgetField, required: z.boolean() })).max(20),
  proof_of_work: z.boolean(),
}

/** `PUT /api/forms/{id}/widget`. Words that changed become a new version. */
export const widgetInput = z.strictObject({
  ...shape,
  consents: z
    .array(
      z.strictObject({ box: boxName, required: z.boolean(), purposes: codes, channels: codes, texts: texts.strict() }),
    )
    .max(5),
})
export type WidgetInput = z.infer<typeof widgetInput>

const consentBox = z.object({
  box: z.string(),
  version: z.number().int(),
  required: z.boolean(),
  purposes: z.array(z.string()),
  channels: z.array(z.string()),
  texts,
})
export const widgetSettings = z.object({ ...shape, consents: z.array(consentBox) })
export type WidgetSettings = z.infer<typeof widgetSettings>

/** `GET /v1/forms/{form}`: what the widget shows. `hash` goes back with the post, into the record of the consent. */
export const shownForm = z.object({
  form: z.string(),
  ...shape,
  consents: z.array(consentBox.omit({ purposes: true, channels: true })),
  hash: z.string(),
})
export type ShownFormAnswer = z.infer<typeof shownForm>

/** `GET /v1/forms/{form}/challenge`, as ALTCHA (version 1) has it. */
export const challengeAnswer = z.object({
  algorithm: z.string(),
  challenge: z.string(),
  maxnumber: z.number().int().optional(),
  salt: z.string(),
  signature: z.string(),
})

/** `POST /v1/forms/{form}/code`: by the browser that sent the form. An empty code only asks how the code stands; `again` asks for another. */
export const codeInput = z.strictObject({
  submission: z.string().regex(/^[\w-]{16,64}$/, 'is the number of a sending'),
  code: safeText(100).default(''),
  again: z.enum(['1', '']).default(''),
})
export const codeAnswer = z.object({
  state: z.enum(['none', 'open', 'over', 'passed']),
  wrong: z.boolean(),
  again: z.enum(['sent', 'wait', 'no_more', 'failed']).nullable(),
})

/** `POST /api/consent-texts`: the words of a law's template, filled in with what the workspace says of itself. */
export const consentTextsInput = z.strictObject({
  law: consentLaw,
  purposes: codes,
  channels: codes,
})
export const consentTexts = z.object({
  texts: z.object({ en: z.string(), ru: z.string(), kk: z.string(), he: z.string() }),
  /** What the workspace must still say of itself for the words to be whole. */
  gaps: z.array(z.string()),
})
export type ConsentTextsAnswer = z.infer<typeof consentTexts>
