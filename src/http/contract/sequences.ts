import { z } from 'zod'
import { isoTime, locale, safeText } from './primitives.ts'

/**
 * `GET /api/sequences` gives `{ items: SequenceView[] }`; `PATCH /api/sequences/{id}` switches one or changes its body, whose shape is that of
 * the files in data/nurture.
 */
export const sequenceView = z.object({
  id: z.string(),
  active: z.boolean(),
  changed_at: isoTime.nullable(),
  body: z.record(z.string(), z.unknown()),
  counts: z.object({
    running: z.number().int(),
    left: z.number().int(),
    sent: z.number().int(),
    waiting: z.number().int(),
    opened: z.number().int(),
    clicked: z.number().int(),
    replied: z.number().int(),
  }),
})
export type SequenceView = z.infer<typeof sequenceView>
const body = z.record(z.string(), z.unknown())
export const changeSequence = z.strictObject({ active: z.boolean().optional(), body: body.optional() })
export const sequenceId = z.object({ id: z.string().regex(/^[a-z][a-z0-9_]{0,63}$/) })

/** `GET /api/sequences/{id}/versions`: what was saved, the latest first, down to what ships (`changed_at` null). */
export const sequenceVersions = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      changed_by: z.string().nullable(),
      changed_at: isoTime.nullable(),
      body,
    }),
  ),
})
export type SequenceVersions = z.infer<typeof sequenceVersions>

const words = (most: number) => z.string().max(most)
const texts = (most: number) => z.strictObject({ ru: words(most), kk: words(most), he: words(most), en: words(most) })
/** `POST /api/sequences/preview`: a letter in every language as a made-up lead would get it, or the placeholders that have no value, and its faults. */
export const previewInput = z.strictObject({
  letter: z.strictObject({ purpose: z.enum(['answer', 'marketing']), subject: texts(200), body: texts(10_000) }),
  /** Whether the made-up lead gave a name, a company and what it wants, or an address only. */
  known: z.boolean().default(true),
})
const rendered = z.union([
  z.object({ kind: z.literal('letter'), subject: z.string(), body: z.string() }),
  z.object({
    kind: z.literal('incomplete'),
    missing: z.array(z.string()),
    subject: z.string(),
    body: z.string(),
  }),
])
export const preview = z.object({
  letters: z.object({ ru: rendered, kk: rendered, he: rendered, en: rendered }),
  faults: z.array(
    z.object({ language: locale, part: z.enum(['subject', 'body']), code: z.string(), message: z.string() }),
  ),
})
export type Preview = z.infer<typeof preview>

const link = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .nullish()
const line = safeText(200).nullish()
/** `GET/PUT /api/letter-settings`: what letters are filled in with. */
export const letterSettings = z.strictObject({
  sender: line,
  phone: line,
  website: link,
  guide_link: link,
  webinar_link: link,
  case_link: link,
})
export type LetterSettingsView = z.infer<typeof letterSettings>
