import { z } from 'zod'
import { isoTime, safeText, uuid, verdict } from './primitives.ts'
import { codeChannels } from '../../core/verify/code/code-channel.ts'

/** `GET /api/review?later=ID,ID`: whose turn it is on the review desk. */
export const reviewQuery = z.object({
  later: z
    .string()
    .max(4000)
    .default('')
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(uuid).max(100)),
})
export const reviewQueue = z.object({ next: uuid.nullable(), left: z.number().int(), done_today: z.number().int() })
export type ReviewQueue = z.infer<typeof reviewQueue>

const outcome = z.enum(['pass', 'warn', 'fail', 'unknown'])
const codeChannel = z.enum(codeChannels)

/** `GET /api/leads/{id}/case`: what the desk shows beside the lead's page. */
export const reviewCase = z.object({
  lead_id: uuid,
  /** Had this one check come out otherwise, the verdict would be this. `absent`: it was not made yet. */
  turning: z.array(
    z.object({ check: z.string(), from: z.union([outcome, z.literal('absent')]), to: outcome, verdict }),
  ),
  /** Two people must agree on this lead, and what the first of them has said. */
  needs_two: z.boolean(),
  proposal: z.object({ by: uuid, by_name: z.string(), at: isoTime, verdict, reason: z.string() }).nullable(),
  /** Whoever asks has said it: another person must agree. */
  proposed_by_me: z.boolean(),
  codes: z.array(codeChannel),
  code: z.object({ channel: codeChannel, sent_at: isoTime, passed_at: isoTime.nullable() }).nullable(),
  /** When a code goes out by itself that its service put off. */
  code_at: isoTime.nullable(),
  appeal: z.object({ at: isoTime, text: z.string() }).nullable(),
  appeal_url: z.string(),
})
export type ReviewCase = z.infer<typeof reviewCase>

/** `POST /api/leads/{id}/code`: sends a code, or says in `code_at` when it goes out. */
export const codeInput = z.strictObject({ channel: codeChannel })
/** `POST /api/leads/{id}/code/enter`: for whoever has the person on the phone. */
export const enterInput = z.strictObject({ code: safeText(40) })
export const enterAnswer = z.object({ answer: z.enum(['right', 'wrong', 'expired', 'used_up', 'passed_before']) })
