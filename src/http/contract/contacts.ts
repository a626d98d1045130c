import { z } from 'zod'
import { isoTime, uuid } from './primitives.ts'

/** The person behind a lead, on the lead's page. */
export const contactView = z.object({
  id: uuid,
  /** What is known of the person, each value with where it came from and when. */
  values: z.record(
    z.string(),
    z.object({
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      at: isoTime,
      source: z.string(),
    }),
  ),
  /** `known` with the probability that the lead is of this person, or `new`. */
  joined: z.object({ how: z.enum(['known', 'new']), probability: z.number().nullable() }).nullable(),
  /** Other contacts that may be the same person. */
  likely: z.array(
    z.object({ contact_id: uuid, name: z.string().nullable(), probability: z.number(), lead_id: uuid.nullable() }),
  ),
  merges: z.array(z.object({ id: uuid, at: isoTime, name: z.string().nullable() })),
})

/** `POST /api/leads/{id}/join`: the other contact becomes part of this lead's. */
export const joinInput = z.strictObject({ contact_id: uuid })
/** `POST /api/leads/{id}/unjoin`: takes a merge back. */
export const unjoinInput = z.strictObject({ merge_id: uuid })
