import { type Kysely, sql } from 'kysely'
import type { Breach, ClockStore, RunningAssignment } from '../../app/ports/clock-store.ts'
import type { LeadId, UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tier } from '../../core/decide/tier.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

const columnOf = {
  checkAt: 'check_at',
  acceptedAt: 'accepted_at',
  declinedAt: 'declined_at',
  remindedAt: 'reminded_at',
  breachedAt: 'breached_at',
  answeredAt: 'answered_at',
} as const

/** The clocks of assignments in one workspace, within one transaction. */
export function makeClockStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ClockStore {
  const rows = () => tx.selectFrom('assignments').where('workspace_id', '=', workspaceId)
  return {
    async due(now, most) {
      const found = await rows()
        .select('lead_id')
        .where('ended_at', 'is', null)
        .where('check_at', '<=', new Date(now))
        .orderBy('check_at')
        .limit(most)
        .execute()
      return found.map((row) => row.lead_id as LeadId)
    },
    async running(leadId) {
      const row = await rows()
        .selectAll()
        .where('lead_id', '=', leadId)
        .where('ended_at', 'is', null)
        .orderBy('id', 'desc')
        .executeTakeFirst()
      if (!row) return null
      return {
        id: row.id,
        userId: row.user_id as UserId | null,
        queue: row.queue as RunningAssignment['queue'],
        reason: row.reason,
        at: isoOf(row.at),
        respondBy: isoOrNull(row.respond_by),
        acceptedAt: isoOrNull(row.accepted_at),
        remindedAt: isoOrNull(row.reminded_at),
        breachedAt: isoOrNull(row.breached_at),
      }
    },
    async mark(assignmentId, marks) {
      const set = Object.fromEntries(
        Object.entries(marks).map(([name, value]) => [columnOf[name as keyof typeof columnOf], value]),
      )
      await tx
        .updateTable('assignments')
        .set(set)
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', assignmentId)
        .execute()
    },
    async answered(leadId, at) {
      // An answer after the deadline is a breach even where no clock had run meanwhile.
      await sql`update assignments set answered_at = ${at}::timestamptz, check_at = null,
          accepted_at = case when user_id is null then accepted_at else coalesce(accepted_at, ${at}::timestamptz) end,
          breached_at = case when respond_by < ${at}::timestamptz then coalesce(breached_at, ${at}::timestamptz) else breached_at end
        where workspace_id = ${workspaceId} and lead_id = ${leadId} and ended_at is null`.execute(tx)
    },
    async passedBy(leadId) {
      const found = await rows()
        .select('user_id')
        .distinct()
        .where('lead_id', '=', leadId)
        .where('user_id', 'is not', null)
        .where((eb) =>
          eb.or([
            eb('declined_at', 'is not', null),
            eb.and([eb('breached_at', 'is not', null), eb('ended_at', 'is not', null)]),
          ]),
        )
        .execute()
      return found.map((row) => row.user_id as UserId)
    },
    breaches: (span) => breachesOf(tx, workspaceId, span),
  }
}

type BreachRow = {
  id: string
  lead_id: LeadId
  name: string | null
  company: string | null
  source: string | null
  tier: Tier | null
  user_id: UserId | null
  user_name: string | null
  queue: string | null
  at: Date
  respond_by: Date
  answered_at: Date | null
  ended_at: Date | null
}

async function breachesOf(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
  { from, to, most }: Parameters<ClockStore['breaches']>[0],
): Promise<readonly Breach[]> {
  const { rows } = await sql<BreachRow>`
    select a.id, a.lead_id, l.name, l.company, coalesce(l.source, l.channel) as source, l.tier, a.user_id, u.name as user_name, a.queue, a.at,
      a.respond_by, coalesce(a.answered_at, l.first_contact_at) as answered_at, a.ended_at
    from assignments a join leads l on l.id = a.lead_id left join users u on u.id = a.user_id
    where a.workspace_id = ${workspaceId} and a.breached_at >= ${from}::timestamptz and a.breached_at <= ${to}::timestamptz
    order by a.breached_at desc, a.id desc limit ${most}`.execute(tx)
  return rows.map((row) => ({
    assignmentId: row.id,
    leadId: row.lead_id,
    leadName: row.name,
    company: row.company,
    source: row.source,
    tier: row.tier,
    userId: row.user_id,
    userName: row.user_name,
    queue: row.queue,
    assignedAt: isoOf(row.at),
    respondBy: isoOf(row.respond_by),
    answeredAt: isoOrNull(row.answered_at),
    handedOver: row.ended_at !== null,
  }))
}
