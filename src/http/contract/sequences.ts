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

/** `POST /api/sequences/preview`: a letter as it would go, or the placeholders that have no value. */
export const previewInput = z.strictObject({ body, letter: safeText(64), language: locale })
export const preview = z.union([
  z.object({ kind: z.literal('letter'), subject: z.string(), body: z.string() }),
  z.object({ kind: z.literal('incomplete'), missing: z.array(z.string()) }),
])
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
