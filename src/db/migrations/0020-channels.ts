import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** By what services the workspace sends: settings that may be shown, and sealed secrets. */
const statements = [
  `create table channels (
    workspace_id uuid not null references workspaces, kind text not null, config jsonb not null, sealed text not null,
    changed_at timestamptz not null, primary key (workspace_id, kind))`,
]

export const channels = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['channels'])
  },
}
