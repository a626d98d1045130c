import { z } from 'zod'
import { tiers } from '../../core/decide/tier.ts'
import { languages } from '../../core/lead/language.ts'
import { verdicts } from '../../core/verify/finding.ts'
import { outcomeKinds } from '../../core/lead/outcome-kind.ts'

/** Shapes that several routes share. The same schemas validate requests, type the console and make the OpenAPI page. */

export const uuid = z.uuid()
export const isoTime = z.iso.datetime({ offset: true })
export const tier = z.enum(tiers)
export const verdict = z.enum(verdicts)
export const role = z.enum(['administrator', 'manager', 'rep', 'marketer', 'privacy_officer'])
export const locale = z.enum(languages)
export const queueName = z.enum(['shared', 'junior', 'fallback', 'review', 'quarantine'])
export const outcomeKind = z.enum(outcomeKinds)

/** Text that a database and a screen can hold: no NUL, no lone surrogates. */
export const safeText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => text.isWellFormed() && !text.includes('\u0000'), {
      message: 'holds a lone surrogate or a NUL character, which is not valid text',
    })

/** The one shape of every error answer. */
export const problem = z.object({
  error: z.object({
    code: z.string(),
    reason: z.string(),
    message: z.string(),
    /** Every faulty field with its own message, where the body was at fault. */
    fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
    request_id: z.string(),
  }),
})
export type Problem = z.infer<typeof problem>

/** A page of a list: ask again with `cursor` = `next` until it is null. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export type Tier = z.infer<typeof tier>
export type Verdict = z.infer<typeof verdict>
export type Role = z.infer<typeof role>
export type Locale = z.infer<typeof locale>
export type QueueName = z.infer<typeof queueName>
export type OutcomeKind = z.infer<typeof outcomeKind>
