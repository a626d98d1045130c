import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The stream of leads of a workspace: what is usual in it, and windows under hashed keys. Rows of windows change with every lead. */
const statements = [
  `create table velocity_streams (
    workspace_id uuid not null references workspaces on delete cascade, stream text not null, salt text not null, baseline jsonb not null,
    primary key (workspace_id, stream))`,
  `create table velocity_windows (
    workspace_id uuid not null references workspaces on delete cascade, key_hash text not null, total double precision not null,
    traces jsonb not null, touched_at timestamptz not null, primary key (workspace_id, key_hash)) with (fillfactor = 80)`,
  `create index velocity_windows_touched on velocity_windows (workspace_id, touched_at)`,
]
const here = `(select nullif(current_setting('assay.workspace', true), '')::uuid)`

export const velocity = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    for (const table of ['velocity_streams', 'velocity_windows']) {
      await sql.raw(`alter table ${table} enable row level security`).execute(db)
      await sql.raw(`alter table ${table} force row level security`).execute(db)
      await sql.raw(`create policy workspace_wall on ${table} using (workspace_id = ${here})`).execute(db)
    }
  },
}
