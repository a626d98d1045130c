import { z } from 'zod'
import { safeText, uuid } from './primitives.ts'

const words = z.array(safeText(60)).max(200)

/**
 * A workspace's own words for the reader. `GET/PUT /api/words`. `wrong` says what is the wrong product here (true) or the
 * very trade (false): used things, rent, repair, elsewhere; and further words that mark the wrong product.
 */
export const sellerWords = z.strictObject({
  products: words,
  brands: words,
  regions: words,
  wrong: z.strictObject({ used: z.boolean(), rent: z.boolean(), repair: z.boolean(), elsewhere: z.boolean(), words }),
})
export type SellerWordsBody = z.infer<typeof sellerWords>

const verdict = z.object({ nonbuyer: z.string().nullable(), rank: z.number().int() })
/** `POST /api/words/preview`: what these words would change on the latest messages. */
export const wordsPreview = z.object({
  read: z.number().int(),
  changed: z.number().int(),
  shown: z.array(z.object({ lead_id: uuid, text: z.string(), before: verdict, after: verdict })),
})
export type WordsPreviewAnswer = z.infer<typeof wordsPreview>
