import { changeSellerWords, previewSellerWords, showSellerWords } from '../../app/settings/seller-words.ts'
import type { SellerWords } from '../../core/read/seller-words.ts'
import { contextOf } from '../authenticate.ts'
import { sellerWords, type SellerWordsBody, wordsPreview } from '../contract/seller-words.ts'
import { answers, type Server } from '../route.ts'

/** The lists are copied for the serializer's types. */
const bodyOf = ({ products, brands, regions, wrong }: SellerWords): SellerWordsBody => ({
  products: [...products],
  brands: [...brands],
  regions: [...regions],
  wrong: { ...wrong, words: [...wrong.words] },
})

/** A workspace's own words, and what others would change. */
export function sellerWordRoutes(app: Server): void {
  const tags = ['settings']
  app.get('/api/words', { schema: { tags, response: answers(sellerWords) } }, async (request) =>
    bodyOf(await showSellerWords(contextOf(request))),
  )
  app.put('/api/words', { schema: { tags, body: sellerWords, response: answers(sellerWords) } }, async (request) =>
    bodyOf(await changeSellerWords(contextOf(request), request.body)),
  )
  app.post(
    '/api/words/preview',
    { schema: { tags, body: sellerWords, response: answers(wordsPreview) } },
    async (request) => {
      const { shown, ...counts } = await previewSellerWords(contextOf(request), request.body)
      return {
        ...counts,
        shown: shown.map(({ lead, text, before, after }) => ({ lead_id: lead, text, before, after })),
      }
    },
  )
}
