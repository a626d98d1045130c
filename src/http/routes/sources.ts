import { showSources } from '../../app/show-sources.ts'
import { contextOf } from '../authenticate.ts'
import { sourceCards, sourceQuery } from '../contract/sources.ts'
import { answers, type Server } from '../route.ts'

/** What each source brings: real ones, turned away ones, deals. */
export function sourceRoutes(app: Server): void {
  const schema = { tags: ['sources'], querystring: sourceQuery, response: answers(sourceCards) }
  app.get('/api/sources', { schema }, async (request) => {
    const cards = await showSources(contextOf(request), request.query)
    return {
      items: cards.map(({ rejectedBy, wonAmount, ...card }) => ({
        ...card,
        rejected_by: [...rejectedBy],
        won_amount: wonAmount,
      })),
    }
  })
}
