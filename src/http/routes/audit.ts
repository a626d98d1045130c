import { z } from 'zod'
import { type NamedEntry, readAudit } from '../../app/audit/read-audit.ts'
import { contextOf } from '../authenticate.ts'
import { pageOf } from '../contract/primitives.ts'
import { type AuditEntry, auditEntry } from '../contract/session.ts'
import { answers, type Server } from '../route.ts'

const page = z.object({
  cursor: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

/** Who changed what and when, newest first. */
export function auditRoutes(app: Server): void {
  app.get(
    '/api/audit',
    { schema: { tags: ['audit'], querystring: page, response: answers(pageOf(auditEntry)) } },
    async (request) => {
      const { cursor, limit } = request.query
      const { entries, next } = await readAudit(contextOf(request), { after: cursor ?? null, limit })
      return { items: entries.map(entryView), next }
    },
  )
}

function entryView(entry: NamedEntry): AuditEntry {
  return {
    id: entry.id,
    at: entry.at,
    actor: entry.actorName,
    actor_id: entry.actor,
    action: entry.action,
    subject_kind: entry.subjectKind,
    subject_id: entry.subjectId,
    detail: { ...entry.detail },
  }
}
