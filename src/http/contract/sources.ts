import { z } from 'zod'

const count = z.number().int()

/** `GET /api/sources?days=90` */
export const sourceQuery = z.object({ days: z.coerce.number().int().min(1).max(730).default(90) })
export const sourceCards = z.object({
  items: z.array(
    z.object({
      source: z.string(),
      leads: count,
      rejected: count,
      review: count,
      verified: count,
      /** Of the rejected ones: how many each check spoke against. */
      rejected_by: z.array(z.object({ check: z.string(), leads: count })),
      /** Of the verified ones. */
      won: count,
      lost: count,
      disqualified: count,
      open: count,
      hot: count,
      won_amount: z.number(),
    }),
  ),
})
export type SourceCards = z.infer<typeof sourceCards>
