import { type Kysely, type Selectable, sql } from 'kysely'
import type { BeforeDeed, DeskStore, DisputeShown, SavedView } from '../../app/ports/desk-store.ts'
import type { LeadId, UserId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Views, bulk deeds, polls and the weekly sample of one workspace, within one transaction. */
export function makeDeskStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): DeskStore {
  return {
    ...viewPart(tx, workspaceId),
    ...deedPart(tx, workspaceId),
    ...pollPart(tx, workspaceId),
    async disputes(since, most) {
      const { rows } = await sql<Omit<DisputeShown, 'at'> & { at: Date }>`
        select d.id, d.lead_id as "leadId", coalesce(l.name, l.company) as "leadName", d.at, u.name as by, d.direction, d.reason, l.outcome,
          coalesce((select (e.payload->>'score')::int from lead_events e
            where e.lead_id = d.lead_id and e.kind = 'score.disputed' and e.at = d.at limit 1), l.score) as score
        from disputes d join leads l on l.id = d.lead_id join users u on u.id = d.user_id
        where d.workspace_id = ${workspaceId} and d.at >= ${since}::timestamptz order by d.id desc limit ${most}`.execute(
        tx,
      )
      return rows.map((row) => ({ ...row, at: isoOf(row.at) }))
    },
    async sampleCandidates({ from, to, tiers }) {
      const { rows } = await sql<{ id: LeadId; rejected: boolean }>`
        select id, status = 'quarantined' as rejected from leads where workspace_id = ${workspaceId} and not is_test
          and received_at >= ${from}::timestamptz and received_at < ${to}::timestamptz and sampled_with is null and override_tier is null
          and ((status = 'quarantined' and verdict = 'rejected') or (status = 'open' and first_contact_at is null and tier = any(${[...tiers]}::text[])))
        order by id`.execute(tx)
      return rows.map(({ id, rejected }) => ({ leadId: id, rejected }))
    },
  }
}

type ViewPart = 'views' | 'findView' | 'addView' | 'changeView' | 'removeView'

function viewPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<DeskStore, ViewPart> {
  const select = () => tx.selectFrom('list_views').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async views(userId) {
      const rows = await select()
        .where((eb) => eb.or([eb('user_id', '=', userId), eb('shared', '=', true)]))
        .orderBy('name')
        .orderBy('id')
        .limit(200)
        .execute()
      return rows.map(viewOf)
    },
    async findView(id) {
      const row = await select().where('id', '=', id).executeTakeFirst()
      return row ? viewOf(row) : null
    },
    async addView({ id, userId, name, shared, view, search, createdAt }) {
      const row = { id, workspace_id: workspaceId, user_id: userId, name, shared, view }
      await tx
        .insertInto('list_views')
        .values({ ...row, search: JSON.stringify(search), created_at: createdAt })
        .execute()
    },
    async changeView(id, { search, ...changes }) {
      const set = { ...changes, ...(search ? { search: JSON.stringify(search) } : {}) }
      if (Object.values(set).every((value) => value === undefined)) return
      await tx.updateTable('list_views').set(set).where('id', '=', id).execute()
    },
    async removeView(id) {
      await tx.deleteFrom('list_views').where('workspace_id', '=', workspaceId).where('id', '=', id).execute()
    },
  }
}

function viewOf(row: Selectable<Tables['list_views']>): SavedView {
  return {
    id: row.id,
    userId: row.user_id as UserId,
    name: row.name,
    shared: row.shared,
    view: row.view,
    search: row.search,
  }
}

type DeedPart = 'addDeed' | 'holdDeed' | 'markUndone'

function deedPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<DeskStore, DeedPart> {
  return {
    async addDeed({ id, userId, action, at, before }) {
      await tx
        .insertInto('bulk_deeds')
        .values({ id, workspace_id: workspaceId, user_id: userId, action, at, before: JSON.stringify(before) })
        .execute()
    },
    async holdDeed(id) {
      const row = await tx
        .selectFrom('bulk_deeds')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirst()
      if (!row) return null
      return {
        id: row.id,
        userId: row.user_id as UserId,
        action: row.action,
        at: isoOf(row.at),
        before: row.before as readonly BeforeDeed[],
        undoneAt: isoOrNull(row.undone_at),
      }
    },
    async markUndone(id, at) {
      await tx.updateTable('bulk_deeds').set({ undone_at: at }).where('id', '=', id).execute()
    },
  }
}

type PollPart = 'pollAnswer' | 'answerPoll' | 'pollResults' | 'pollNotes'

function pollPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<DeskStore, PollPart> {
  const select = () => tx.selectFrom('poll_answers').where('workspace_id', '=', workspaceId)
  return {
    async pollAnswer(userId, month) {
      const row = await select()
        .select(['month', 'answer', 'note'])
        .where('user_id', '=', userId)
        .where('month', '=', month)
        .executeTakeFirst()
      return row ?? null
    },
    async answerPoll(userId, { month, answer, note }, at) {
      await tx
        .insertInto('poll_answers')
        .values({ workspace_id: workspaceId, user_id: userId, month, answer, note, at })
        .onConflict((conflict) =>
          conflict.columns(['workspace_id', 'user_id', 'month']).doUpdateSet({ answer, note, at }),
        )
        .execute()
    },
    async pollResults(fromMonth) {
      const rows = await select()
        .select((eb) => ['month', 'answer', eb.fn.countAll<string>().as('count')])
        .where('month', '>=', fromMonth)
        .where('answer', 'is not', null)
        .groupBy(['month', 'answer'])
        .orderBy('month', 'desc')
        .execute()
      return rows.map(({ month, answer, count }) => ({ month, answer: answer!, count: Number(count) }))
    },
    async pollNotes(month) {
      const rows = await select()
        .select('note')
        .where('month', '=', month)
        .where('note', 'is not', null)
        .orderBy(sql`md5(user_id::text || month)`) // no order from which a person could be told
        .execute()
      return rows.map(({ note }) => note!)
    },
  }
}
