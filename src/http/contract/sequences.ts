import { z } from 'zod'
import { isoTime, locale, safeText } from './primitives.ts'

/** What is odd about for whom a sequence is: nobody can meet it, or everybody who does is taken by the earlier sequence `by`. */
const doubts = z.array(z.object({ code: z.enum(['entry_never', 'entry_taken']), by: z.string().nullable() }))

/**
 * `GET /api/sequences` gives `{ items: SequenceView[] }`; `PATCH /api/sequences/{id}` switches one or changes its body, whose shape is that of
 * the files in data/nurture.
 */
export const sequenceView = z.object({
  id: z.string(),
  active: z.boolean(),
  /** It takes nobody new, but those in it go on to its end. */
  finishing: z.boolean(),
  /** Taken away: it is gone when the last lead in it has finished, and has no place in the order. */
  removed: z.boolean(),
  /** Made by the company: it can be removed, those that ship can only be switched off. */
  own: z.boolean(),
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
  doubts,
})
export type SequenceView = z.infer<typeof sequenceView>
const body = z.record(z.string(), z.unknown())
const running = z.enum(['stop', 'finish'])
export const changeSequence = z.strictObject({
  active: z.boolean().optional(),
  /** Of one that is switched off: whether it stops for those in it, which is meant where nothing is said, or they may finish. */
  running: running.optional(),
  body: body.optional(),
})

/** `POST /api/sequences`: a copy of a sequence, or one letter that answers; off until it is switched on. `DELETE /api/sequences/{id}?running=` removes an own one. */
export const newSequence = z.strictObject({ name: safeText(80), copy_of: z.string().max(64).nullish() })
/** What becomes of the leads in a sequence that is removed. */
export const removeSequence = z.strictObject({ running: running.default('stop') })
const order = z.array(z.string().max(64)).max(100)
/** `PUT /api/sequences/order`: the order as read, and the one to be. */
export const orderSequences = z.strictObject({ from: order, to: order })
/** `POST /api/sequences/entry-preview`: whom a condition would have let in at the sequence's place, of the leads since then (30 days at most). */
export const entryPreviewInput = z.strictObject({ id: z.string().max(64), entry: z.record(z.string(), z.unknown()) })
export const entryPreview = z.object({
  doubts,
  entered: z.number().int(),
  eligible: z.number().int(),
  since: isoTime,
})
export type EntryPreviewView = z.infer<typeof entryPreview>

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
