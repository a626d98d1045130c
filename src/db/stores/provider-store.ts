import { type Kysely, sql } from 'kysely'
import type { ProviderRecord, ProviderStore } from '../../app/ports/provider.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import type { Json } from '../../core/verify/finding.ts'
import type { Answer } from '../../core/verify/lookup.ts'
import type { ProviderConfig, ProviderPurpose } from '../../core/verify/provider/provider.ts'
import type { Tables } from '../tables.ts'

const mostLists = 10

/** Outside services and company lists of one workspace, within one transaction. */
export function makeProviderStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ProviderStore {
  return { ...servicePart(tx, workspaceId), ...answerPart(tx, workspaceId), ...listPart(tx, workspaceId) }
}

function servicePart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<ProviderStore, 'all' | 'save' | 'remove'> {
  return {
    async all() {
      const rows = await tx
        .selectFrom('providers')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('purpose')
        .orderBy('position')
        .orderBy('id')
        .execute()
      return rows.map(
        (row): ProviderRecord => ({
          id: row.id,
          purpose: row.purpose as ProviderPurpose,
          position: row.position,
          name: row.name,
          config: row.config as ProviderConfig,
          sealed: row.sealed,
          active: row.active,
          changedAt: row.changed_at.toISOString(),
        }),
      )
    },
    async save({ config, changedAt, ...record }) {
      const row = { ...record, workspace_id: workspaceId, config: JSON.stringify(config), changed_at: changedAt }
      await tx
        .insertInto('providers')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async remove(id) {
      const { numDeletedRows } = await tx.deleteFrom('providers').where('id', '=', id).executeTakeFirst()
      return numDeletedRows > 0n
    },
  }
}

type AnswerPart = Pick<ProviderStore, 'answer' | 'keep' | 'noteAsked' | 'spent' | 'forgetAnswers'>

function answerPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): AnswerPart {
  return {
    async answer(questionHash, now) {
      const row = await tx
        .selectFrom('provider_answers')
        .select('answer')
        .where('workspace_id', '=', workspaceId)
        .where('question_hash', '=', questionHash)
        .where('until', '>', new Date(now))
        .executeTakeFirst()
      return row ? (row.answer as Answer) : null
    },
    async keep(questionHash, answer, until) {
      const row = { workspace_id: workspaceId, question_hash: questionHash, answer: JSON.stringify(answer), until }
      await tx
        .insertInto('provider_answers')
        .values(row)
        .onConflict((conflict) => conflict.columns(['workspace_id', 'question_hash']).doUpdateSet(row))
        .execute()
    },
    async noteAsked(id, { at, cost, known }) {
      await sql`insert into provider_days (workspace_id, provider_id, day, asked, known, cost)
        values (${workspaceId}, ${id}, ${at.slice(0, 10)}, 1, ${known ? 1 : 0}, ${cost})
        on conflict (workspace_id, provider_id, day) do update set asked = provider_days.asked + 1,
          known = provider_days.known + excluded.known, cost = provider_days.cost + excluded.cost`.execute(tx)
    },
    async spent(since) {
      const { rows } = await sql<{ id: string; asked: number; known: number; cost: number }>`
        select provider_id as id, sum(asked)::int as asked, sum(known)::int as known, sum(cost)::float8 as cost from provider_days
        where workspace_id = ${workspaceId} and day >= ${since.slice(0, 10)} group by provider_id`.execute(tx)
      return new Map(rows.map(({ id, ...spent }) => [id, spent]))
    },
    async forgetAnswers(now) {
      await tx
        .deleteFrom('provider_answers')
        .where('workspace_id', '=', workspaceId)
        .where('until', '<', new Date(now))
        .execute()
    },
  }
}

type ListPart = Pick<ProviderStore, 'replaceList' | 'lists' | 'removeList' | 'listed'>

function listPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): ListPart {
  const removeList = async (list: string) => {
    const { numDeletedRows } = await tx
      .deleteFrom('company_rows')
      .where('workspace_id', '=', workspaceId)
      .where('list', '=', list)
      .executeTakeFirst()
    return numDeletedRows > 0n
  }
  return {
    removeList,
    async replaceList(list, rows, at) {
      await removeList(list)
      await sql`insert into company_rows (workspace_id, list, domain, "values", at)
        select ${workspaceId}::uuid, ${list}, r.domain, r."values", ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(domain text, "values" jsonb)
        on conflict (workspace_id, domain, list) do update set "values" = excluded."values"`.execute(tx)
    },
    async lists() {
      const { rows } = await sql<{ list: string; rows: number; at: Date }>`
        select list, count(*)::int as rows, max(at) as at from company_rows
        where workspace_id = ${workspaceId} group by list order by list`.execute(tx)
      return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
    },
    async listed(domain) {
      const rows = await tx
        .selectFrom('company_rows')
        .select(['list', 'at', 'values'])
        .where('workspace_id', '=', workspaceId)
        .where('domain', '=', domain)
        .orderBy('at', 'desc')
        .limit(mostLists)
        .execute()
      return rows.map((row) => ({
        list: row.list,
        at: row.at.toISOString(),
        values: row.values as Record<string, Json>,
      }))
    },
  }
}
