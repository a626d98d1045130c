import { z } from 'zod'
import { isoTime } from './primitives.ts'

const side = z.enum(['marketing', 'sales'])
export type PolicySide = z.infer<typeof side>

/** `GET /api/policies/{version}/changes`: what a draft changes, who has signed it, who still has to. */
export const draftChanges = z.object({
  version: z.number().int(),
  /** The version in force that it is compared with. */
  against: z.number().int(),
  /** Path of keys and of ids of list entries; null: not there. */
  changes: z.array(z.object({ path: z.array(z.string()), from: z.unknown(), to: z.unknown() })),
  /** To be sent back with the signature: proof that these changes were read. */
  seen: z.string(),
  signatures: z.array(z.object({ side, signed_by: z.string(), stands_in: z.boolean(), at: isoTime })),
  /** Sides that you may sign for; `stands_in`: in place of a side that nobody is there for. */
  may_sign: z.array(z.object({ side, stands_in: z.boolean() })),
  /** Sides that have not signed, and who signs for them. */
  waits_for: z.array(z.object({ side, names: z.array(z.string()) })),
})
export type DraftChangesView = z.infer<typeof draftChanges>

/** `POST /api/policies/{version}/sign`: for one's own side; for both where somebody is alone. */
export const signature = z.strictObject({ sides: z.array(side).min(1).max(2), seen: z.string().max(64) })
