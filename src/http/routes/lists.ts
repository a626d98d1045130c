import { z } from 'zod'
import type { ListRecord } from '../../app/ports/list-store.ts'
import { addListEntry } from '../../app/settings/add-list-entry.ts'
import { removeListEntry } from '../../app/settings/remove-list-entry.ts'
import { showLists } from '../../app/settings/show-lists.ts'
import { contextOf } from '../authenticate.ts'
import { type ListEntry, listEntry, newListEntry } from '../contract/workspace.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

/** Allow, deny and suppression lists. */
export function listRoutes(app: Server): void {
  const tags = ['settings']
  app.get(
    '/api/lists',
    { schema: { tags, response: answers(z.object({ items: z.array(listEntry) })) } },
    async (request) => ({ items: (await showLists(contextOf(request))).map(entryView) }),
  )
  app.post(
    '/api/lists',
    { schema: { tags, body: newListEntry, response: answers(listEntry, 201) } },
    async (request, reply) => {
      const { until, reason, ...entry } = request.body
      const kept = await addListEntry(contextOf(request), { ...entry, until: until ?? null, reason: reason ?? null })
      return reply.code(201).send(entryView(kept))
    },
  )
  app.delete(
    '/api/lists/:id',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeListEntry(contextOf(request), { id: request.params.id })
      return reply.code(204).send()
    },
  )
}

function entryView({ createdAt, ...entry }: ListRecord): ListEntry {
  return { ...entry, created_at: createdAt }
}
