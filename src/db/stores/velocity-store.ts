import { type Kysely, sql } from 'kysely'
import type { VelocityStore } from '../../app/ports/velocity-store.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { type Baseline, emptyBaseline } from '../../core/verify/velocity/baseline.ts'
import type { Window } from '../../core/verify/velocity/window.ts'
import type { Tables } from '../tables.ts'

/** Windows and baselines of one workspace's streams, within one transaction. */
export function makeVelocityStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): VelocityStore {
  return {
    async hold(stream, freshSalt) {
      // The update that changes nothing takes the row's lock, whoever made the row.
      const { rows } = await sql<{ salt: string; baseline: Baseline }>`
        insert into velocity_streams (workspace_id, stream, salt, baseline)
        values (${workspaceId}, ${stream}, ${freshSalt}, ${JSON.stringify(emptyBaseline)}::jsonb)
        on conflict (workspace_id, stream) do update set stream = excluded.stream
        returning salt, baseline`.execute(tx)
      return rows[0]!
    },
    async windows(hashes) {
      if (hashes.length === 0) return new Map()
      const rows = await tx
        .selectFrom('velocity_windows')
        .select(['key_hash', 'total', 'traces'])
        .where('workspace_id', '=', workspaceId)
        .where('key_hash', 'in', [...hashes])
        .execute()
      return new Map(rows.map(({ key_hash, total, traces }) => [key_hash, { total, traces } satisfies Window]))
    },
    async save(stream, { baseline, windows, at }) {
      const rows = [...windows].map(([hash, { total, traces }]) => ({ key_hash: hash, total, traces }))
      await sql`
        with counted as (
          update velocity_streams set baseline = ${JSON.stringify(baseline)}::jsonb
          where workspace_id = ${workspaceId} and stream = ${stream})
        insert into velocity_windows (workspace_id, key_hash, total, traces, touched_at)
        select ${workspaceId}::uuid, key_hash, total, traces, ${at}::timestamptz
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(key_hash text, total double precision, traces jsonb)
        on conflict (workspace_id, key_hash)
        do update set total = excluded.total, traces = excluded.traces, touched_at = excluded.touched_at`.execute(tx)
    },
    async forget({ untouchedSince, most }) {
      const { rows } = await sql<{ gone: number }>`
        with gone as (
          delete from velocity_windows where workspace_id = ${workspaceId} and (
            touched_at < ${untouchedSince}::timestamptz or touched_at < (
              select touched_at from velocity_windows where workspace_id = ${workspaceId}
              order by touched_at desc offset ${most} limit 1))
          returning 1)
        select count(*)::int as gone from gone`.execute(tx)
      return rows[0]!.gone
    },
  }
}
