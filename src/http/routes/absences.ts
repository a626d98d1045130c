import { z } from 'zod'
import { addAbsence, listAbsences, removeAbsence } from '../../app/people/absences.ts'
import type { AbsenceRecord } from '../../app/ports/team-store.ts'
import { AppError } from '../../core/app-error.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { type Absence, absence, newAbsence } from '../contract/working-day.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

/** When people are away. */
export function absenceRoutes(app: Server): void {
  const tags = ['people']
  app.get(
    '/api/absences',
    { schema: { tags, response: answers(z.object({ items: z.array(absence) })) } },
    async (request) => ({ items: (await listAbsences(contextOf(request))).map(absenceView) }),
  )
  app.post(
    '/api/absences',
    { schema: { tags, body: newAbsence, response: answers(absence, 201) } },
    async (request, reply) => {
      const ctx = contextOf(request)
      const { user_id: named, note, ...rest } = request.body
      const userId = named ?? (ctx.actor.kind === 'user' ? ctx.actor.userId : null)
      if (!userId) throw new AppError('bad_input', 'user_missing', 'say whose absence it is', { field: 'user_id' })
      const added = await addAbsence(ctx, { ...rest, userId: userId as UserId, note: note?.trim() || null })
      return reply.code(201).send(absenceView(added))
    },
  )
  app.delete(
    '/api/absences/:id',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeAbsence(contextOf(request), request.params.id)
      return reply.code(204).send(undefined)
    },
  )
}

const absenceView = ({ id, userId, from, to, kind, note }: AbsenceRecord): Absence => ({
  id,
  user_id: userId,
  from,
  to,
  kind,
  note,
})
