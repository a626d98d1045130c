import { z } from 'zod'
import { type BulkAction, doBulk } from '../../app/work/bulk-deed.ts'
import { changeView as changeViewVerb, listViews, removeView, saveView } from '../../app/work/saved-views.ts'
import { undoBulk } from '../../app/work/undo-bulk.ts'
import type { Context } from '../../app/context.ts'
import type { SavedView as KeptView } from '../../app/ports/desk-store.ts'
import type { LeadId, UserId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import {
  bulkDone,
  bulkInput,
  type BulkInput,
  changeView,
  newView,
  savedView,
  type SavedView,
  undone,
} from '../contract/desk.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

/** Lists that people keep, and deeds on many leads at once. */
export function deskRoutes(app: Server): void {
  const tags = ['leads']
  app.get(
    '/api/views',
    { schema: { tags, response: answers(z.object({ items: z.array(savedView) })) } },
    async (request) => {
      const ctx = contextOf(request)
      return { items: (await listViews(ctx)).map((view) => viewOf(ctx, view)) }
    },
  )
  app.post(
    '/api/views',
    { schema: { tags, body: newView, response: answers(savedView, 201) } },
    async (request, reply) => {
      const ctx = contextOf(request)
      return reply.code(201).send(viewOf(ctx, await saveView(ctx, request.body)))
    },
  )
  app.patch(
    '/api/views/:id',
    { schema: { tags, params: byId, body: changeView, response: answers(savedView) } },
    async (request) => {
      const ctx = contextOf(request)
      return viewOf(ctx, await changeViewVerb(ctx, { id: request.params.id, changes: request.body }))
    },
  )
  app.delete(
    '/api/views/:id',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeView(contextOf(request), request.params.id)
      return reply.code(204).send(undefined)
    },
  )
  app.post('/api/leads/bulk', { schema: { tags, body: bulkInput, response: answers(bulkDone) } }, async (request) => {
    const { lead_ids: ids, action } = request.body
    const done = await doBulk(contextOf(request), { leadIds: ids as LeadId[], action: actionOf(action) })
    return {
      deed_id: done.deedId,
      done: done.done,
      refused: done.refused.map(({ leadId, reason }) => ({ lead_id: leadId, reason })),
    }
  })
  app.post('/api/leads/bulk/:id/undo', { schema: { tags, params: byId, response: answers(undone) } }, (request) =>
    undoBulk(contextOf(request), request.params.id),
  )
}

function actionOf(action: BulkInput['action']): BulkAction {
  switch (action.kind) {
    case 'assign':
      return { kind: 'assign', userId: (action.user_id ?? null) as UserId | null, queue: action.queue ?? null }
    case 'list':
      return { ...action, reason: action.reason ?? null }
    default:
      return action
  }
}

function viewOf({ actor }: Context, { id, name, shared, view, search, userId }: KeptView): SavedView {
  const mine = actor.kind === 'user' && actor.userId === userId
  return { id, name, shared, mine, view: view as SavedView['view'], search }
}
