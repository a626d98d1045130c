import { showToday } from '../../app/show-today.ts'
import { contextOf } from '../authenticate.ts'
import { today } from '../contract/workspace.ts'
import { answers, type Server } from '../route.ts'
import { todayView } from '../views/today-view.ts'

/** The manager's day. */
export function todayRoutes(app: Server): void {
  app.get('/api/today', { schema: { tags: ['workspace'], response: answers(today) } }, async (request) =>
    todayView(await showToday(contextOf(request))),
  )
}
