import { type Kysely, type Selectable, sql } from 'kysely'
import type {
  AbsenceKind,
  AbsenceRecord,
  Calendar,
  ClosedSum,
  PilotRecord,
  TeamStore,
} from '../../app/ports/team-store.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Hours, absences, rotation, what was learned and the pilot of one workspace, within one transaction. */
export function makeTeamStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): TeamStore {
  return {
    ...absencePart(tx, workspaceId),
    ...rotationPart(tx, workspaceId),
    ...learnedPart(tx, workspaceId),
    ...pilotPart(tx, workspaceId),
  }
}

type AbsencePart = 'calendars' | 'absences' | 'addAbsence' | 'findAbsence' | 'removeAbsence' | 'takeReturned'

function absencePart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<TeamStore, AbsencePart> {
  const select = () => tx.selectFrom('absences').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async calendars(now) {
      const people = await tx
        .selectFrom('users')
        .select(['id', 'working_hours'])
        .where('workspace_id', '=', workspaceId)
        .where('active', '=', true)
        .execute()
      const away = (await select().where('to_at', '>', new Date(now)).execute()).map(absenceOf)
      return people.map(
        ({ id, working_hours: hours }): Calendar => ({
          userId: id as UserId,
          hours,
          absences: away.filter(({ userId }) => userId === id),
        }),
      )
    },
    async absences(endingAfter, userId) {
      let query = select().where('to_at', '>', new Date(endingAfter))
      if (userId) query = query.where('user_id', '=', userId)
      return (await query.orderBy('from_at').limit(1000).execute()).map(absenceOf)
    },
    async addAbsence({ id, userId, from, to, kind, note, createdBy, createdAt }) {
      const row = { id, workspace_id: workspaceId, user_id: userId, from_at: from, to_at: to, kind, note }
      await tx
        .insertInto('absences')
        .values({ ...row, created_by: createdBy, created_at: createdAt })
        .execute()
    },
    async findAbsence(id) {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row ? absenceOf(row) : null
    },
    async removeAbsence(id) {
      await tx.deleteFrom('absences').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
    },
    async takeReturned(now) {
      const rows = await tx
        .updateTable('absences')
        .set({ returned_at: now })
        .where('workspace_id', '=', workspaceId)
        .where('returned_at', 'is', null)
        .where('to_at', '<=', new Date(now))
        .returningAll()
        .execute()
      return rows.map(absenceOf)
    },
  }
}

function absenceOf(row: Selectable<Tables['absences']>): AbsenceRecord {
  return {
    id: row.id,
    userId: row.user_id as UserId,
    from: isoOf(row.from_at),
    to: isoOf(row.to_at),
    kind: row.kind as AbsenceKind,
    note: row.note,
  }
}

type RotationPart = 'rotation' | 'calibrate' | 'credit' | 'hotLeadsSince'

function rotationPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<TeamStore, RotationPart> {
  return {
    async rotation() {
      const rows = await tx
        .selectFrom('users')
        .select(['id', 'rotation_given', 'rotation_credited', 'rotation_calibration', 'weight'])
        .where('workspace_id', '=', workspaceId)
        .where('active', '=', true)
        .where((eb) => eb.or([eb('role', '=', 'rep'), eb('closer', '=', true), eb('junior', '=', true)]))
        .execute()
      return rows.map((row) => ({
        userId: row.id,
        assigned: row.rotation_given,
        creditedBack: row.rotation_credited,
        calibration: row.rotation_calibration,
        weight: row.weight,
      }))
    },
    async calibrate(userId, calibration) {
      await tx.updateTable('users').set({ rotation_calibration: calibration }).where('id', '=', userId).execute()
    },
    async credit(userId, leads) {
      await tx
        .updateTable('users')
        .set((eb) => ({ rotation_credited: eb('rotation_credited', '+', leads) }))
        .where('id', '=', userId)
        .execute()
    },
    async hotLeadsSince(since) {
      const { rows } = await sql<{ user_id: string; count: number }>`
        select a.user_id, count(distinct a.lead_id)::int as count from assignments a join leads l on l.id = a.lead_id
        where a.workspace_id = ${workspaceId} and a.at >= ${since}::timestamptz and a.user_id is not null
          and a.declined_at is null and l.tier = 'hot' group by a.user_id`.execute(tx)
      return Object.fromEntries(rows.map((row) => [row.user_id, row.count]))
    },
  }
}

type LearnedPart = 'learned' | 'learn' | 'closedSums' | 'waitedLeads' | 'typicalAmount' | 'takeChore'

function learnedPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<TeamStore, LearnedPart> {
  return {
    async learned(name) {
      const row = await tx
        .selectFrom('learned')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('name', '=', name)
        .executeTakeFirst()
      return row ? { body: row.body, at: isoOf(row.at) } : null
    },
    async learn(name, body, at) {
      const text = JSON.stringify(body)
      await tx
        .insertInto('learned')
        .values({ workspace_id: workspaceId, name, body: text, at })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'name']).doUpdateSet({ body: text, at }))
        .execute()
    },
    async closedSums(since) {
      const { rows } = await sql<ClosedSum>`
        select assignee_id as "userId", fields->>'product' as product, channel, (count(*) filter (where outcome = 'won'))::int as wins, (sum(score) / 100.0)::float8 as expected
        from leads where workspace_id = ${workspaceId} and status = 'closed' and outcome in ('won', 'lost') and not is_test
          and assignee_id is not null and score is not null and closed_at >= ${since}::timestamptz group by 1, 2, 3`.execute(
        tx,
      )
      return rows
    },
    async waitedLeads(most) {
      // An outcome that stands without an earlier call sets the first contact itself: it says nothing about waiting.
      const { rows } = await sql<{ waitedMinutes: number; probability: number; won: boolean }>`
        select (extract(epoch from first_contact_at - received_at) / 60)::float8 as "waitedMinutes", score / 100.0::float8 as probability,
          outcome = 'won' as won
        from leads where workspace_id = ${workspaceId} and status = 'closed' and outcome in ('won', 'lost') and not is_test
          and score is not null and first_contact_at > received_at and first_contact_at < closed_at
        order by closed_at desc limit ${most}`.execute(tx)
      return rows
    },
    async typicalAmount() {
      const { rows } = await sql<{ median: number | null }>`
        select percentile_cont(0.5) within group (order by outcome_amount::float8) as median from leads
        where workspace_id = ${workspaceId} and outcome = 'won' and outcome_amount > 0 and not is_test`.execute(tx)
      return rows[0]?.median ?? null
    },
    async takeChore(chore, { before, now }) {
      const { rows } = await sql`
        insert into chores (workspace_id, name, done_at) values (${workspaceId}, ${chore}, ${now}::timestamptz)
        on conflict (workspace_id, name) do update set done_at = excluded.done_at where chores.done_at <= ${before}::timestamptz
        returning 1`.execute(tx)
      return rows.length > 0
    },
  }
}

type PilotPart = 'pilot' | 'startPilot' | 'endPilot'

function pilotPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<TeamStore, PilotPart> {
  return {
    async pilot() {
      const row = await tx
        .selectFrom('pilots')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return row ? pilotOf(row) : null
    },
    async startPilot({ id, users, sources, startedAt, startedBy }) {
      const lists = { users: [...users], sources: [...sources] }
      await tx
        .insertInto('pilots')
        .values({ id, workspace_id: workspaceId, ...lists, started_at: startedAt, started_by: startedBy })
        .execute()
    },
    async endPilot(at, by) {
      const ended = await tx
        .updateTable('pilots')
        .set({ ended_at: at, ended_by: by })
        .where('workspace_id', '=', workspaceId)
        .where('ended_at', 'is', null)
        .executeTakeFirst()
      return ended.numUpdatedRows > 0n
    },
  }
}

function pilotOf(row: Selectable<Tables['pilots']>): PilotRecord {
  return {
    id: row.id,
    users: row.users,
    sources: row.sources,
    startedAt: isoOf(row.started_at),
    startedBy: row.started_by,
    endedAt: isoOrNull(row.ended_at),
  }
}
