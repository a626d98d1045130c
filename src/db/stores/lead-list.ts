import { type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import type { LeadList, LeadListQuery } from '../../app/ports/lead-list.ts'
import { AppError } from '../../core/app-error.ts'
import { warmedKinds, warmedReason } from '../../core/lead/warmed-by.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'
import { isBehind } from './behind-figure.ts'
import { leadRecord } from './lead-row.ts'
import { todayFigures } from './today.ts'

/** Views in the order of the score; all others are newest first. Each walks an index of its own. */
const byScore = new Set(['mine', 'team', 'queue'])
const statusOf: Partial<Record<LeadListQuery['view'], string>> = {
  mine: 'open',
  team: 'open',
  queue: 'open',
  review: 'review',
  quarantine: 'quarantined',
  snoozed: 'snoozed',
  closed: 'closed',
}

type Query = SelectQueryBuilder<Tables, 'leads', object>

/** Pages of leads as people see them. */
export function makeLeadList(tx: Kysely<Tables>, workspaceId: WorkspaceId): LeadList {
  const view = ({ view: name, userId }: Pick<LeadListQuery, 'view' | 'userId'>): Query => {
    let query: Query = tx.selectFrom('leads').where('leads.workspace_id', '=', workspaceId)
    const status = statusOf[name]
    if (status) query = query.where('leads.status', '=', status)
    if (name === 'mine') query = query.where('leads.assignee_id', '=', userId)
    if (name === 'queue') query = query.where('leads.queue', 'is not', null)
    return query
  }
  const waiting = (): Query =>
    tx
      .selectFrom('leads')
      .where('leads.workspace_id', '=', workspaceId)
      .where('leads.status', '=', 'open')
      .where('leads.first_contact_at', 'is', null)
  return {
    async page(query) {
      let rows = filtered(view(query), query)
      if (query.after) rows = rows.where(afterCursor(query.after, byScore.has(query.view)))
      if (query.byArrival) rows = rows.orderBy('leads.received_at').orderBy('leads.id')
      else if (byScore.has(query.view)) rows = rows.orderBy('leads.score', 'desc')
      const found = await rows
        .leftJoin('users', 'users.id', 'leads.assignee_id')
        .orderBy('leads.id', 'desc')
        .limit(query.limit + 1)
        .selectAll('leads')
        .select(['users.name as assignee_name', warmed.as('warmed')])
        .execute()
      const shown = found.slice(0, query.limit)
      const last = shown.at(-1)
      const next =
        found.length > query.limit && last && !query.byArrival
          ? cursorText(byScore.has(query.view) ? [last.score, last.id] : [last.id])
          : null
      return {
        rows: shown.map((row) => ({
          id: row.id as LeadId,
          record: leadRecord(row),
          assigneeName: row.assignee_name,
          warmedBy: row.warmed === null ? null : warmedReason(row.warmed),
        })),
        next,
      }
    },
    async counts(query, now, most) {
      const count = async (rows: Query) => {
        const limited = rows.select(sql<number>`1`.as('one')).limit(most).as('limited')
        const row = await tx
          .selectFrom(limited)
          .select(({ fn }) => fn.countAll<string>().as('count'))
          .executeTakeFirstOrThrow()
        return Number(row.count)
      }
      const late = view(query)
        .where('leads.status', '=', 'open')
        .where('leads.first_contact_at', 'is', null)
        .where('leads.respond_by', '<', new Date(now))
      return { waiting: await count(view(query)), late: await count(late) }
    },
    async waitingWithPeople(most) {
      const rows = await waiting()
        .where('leads.assignee_id', 'is not', null)
        .selectAll('leads')
        .orderBy('leads.id', 'desc')
        .limit(most)
        .execute()
      return rows.map(leadRecord)
    },
    async lateOf(userId, now, most) {
      const rows = await waiting()
        .where('leads.assignee_id', '=', userId)
        .where('leads.respond_by', '<', new Date(now))
        .select('leads.id')
        .orderBy('leads.respond_by')
        .limit(most)
        .execute()
      return rows.map(({ id }) => id as LeadId)
    },
    async sources(most) {
      const { rows } = await sql<{ source: string }>`select source from
        (select source from leads where workspace_id = ${workspaceId} and source is not null order by id desc limit 5000) recent
        group by source order by count(*) desc, source limit ${most}`.execute(tx)
      return rows.map(({ source }) => source)
    },
    async export(after, limit) {
      let rows = tx
        .selectFrom('leads')
        .leftJoin('users', 'users.id', 'leads.assignee_id')
        .where('leads.workspace_id', '=', workspaceId)
      if (after) rows = rows.where('leads.id', '>', after)
      const found = await rows
        .selectAll('leads')
        .select('users.name as assignee_name')
        .orderBy('leads.id')
        .limit(limit)
        .execute()
      return found.map((row) => ({ id: row.id as LeadId, record: leadRecord(row), assigneeName: row.assignee_name }))
    },
    today: (window) => todayFigures(tx, workspaceId, window),
  }
}

/** As `warmedBy` says it of the events: the last one, unless a person did something since. */
const warmed = sql<string | null>`case when leads.status = 'open' then (
  select coalesce(e.payload->>'reason', e.payload->>'result', 'warmed_up') from lead_events e
  where e.lead_id = leads.id and e.kind in (${sql.join([...warmedKinds])})
    and not exists (select from lead_events p where p.lead_id = leads.id and p.id > e.id and p.actor like 'user:%')
  order by e.id desc limit 1) end`

function filtered(start: Query, query: LeadListQuery): Query {
  let rows = start
  if (query.tier) rows = rows.where('leads.tier', '=', query.tier)
  if (query.source) rows = rows.where('leads.source', '=', query.source)
  if (query.assigneeId) rows = rows.where('leads.assignee_id', '=', query.assigneeId)
  if (query.lateAt)
    rows = rows.where('leads.first_contact_at', 'is', null).where('leads.respond_by', '<', new Date(query.lateAt))
  if (query.channel) rows = rows.where('leads.channel', '=', query.channel)
  if (query.sampled) rows = rows.where('leads.sampled_with', 'is not', null)
  if (query.unanswered) rows = rows.where('leads.first_contact_at', 'is', null)
  if (query.behind) rows = rows.where(isBehind(query.behind))
  if (!query.tests) rows = rows.where('leads.is_test', '=', false)
  for (const word of query.words)
    rows = rows.where('leads.id', 'in', (eb) =>
      eb.selectFrom('lead_words').select('lead_id').where('word', '>=', word).where('word', '<', `${word}\uffff`),
    )
  return rows
}

function cursorText(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

function afterCursor(cursor: string, scored: boolean) {
  try {
    const values = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[]
    const id = values.at(-1)
    if (typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) throw new Error('no id')
    if (!scored) return sql<boolean>`leads.id < ${id}::uuid`
    // Leads that the line failed on have no score and stand first.
    if (values[0] === null) return sql<boolean>`(leads.score is not null or leads.id < ${id}::uuid)`
    if (typeof values[0] !== 'number') throw new Error('no score')
    return sql<boolean>`(leads.score, leads.id) < (${values[0]}::int, ${id}::uuid)`
  } catch {
    throw new AppError('bad_input', 'cursor_broken', 'the cursor is not one this list gave: start again without it', {
      field: 'cursor',
    })
  }
}
