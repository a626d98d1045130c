import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** Conversations by messenger: the lead that the last messages of an address belong to, and when it wrote last. */
const statements = [
  `create table threads (
    workspace_id uuid not null references workspaces, source text not null, address text not null,
    lead_id uuid references leads on delete cascade, last_in_at timestamptz not null, primary key (workspace_id, source, address))`,
]

export const threads = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['threads'])
  },
}
