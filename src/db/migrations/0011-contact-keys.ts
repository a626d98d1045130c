import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** What is known of a contact, the keys by which it is found again, and merges with what undoes them. */
const statements = [
  `alter table contacts add column card jsonb not null default '{}'`,
  `create index contacts_all on contacts (workspace_id)`,
  `create table contact_keys (
    workspace_id uuid not null references workspaces, key text collate "C" not null, contact_id uuid not null references contacts on delete cascade,
    primary key (workspace_id, key, contact_id))`,
  `create index contact_keys_contact on contact_keys (contact_id)`,
  `create table contact_merges (
    id uuid primary key, workspace_id uuid not null references workspaces, kept_id uuid not null references contacts on delete cascade,
    gone_id uuid not null references contacts on delete cascade, undo jsonb not null, lead_ids uuid[] not null, keys text[] not null,
    at timestamptz not null, actor text not null, undone_at timestamptz)`,
  `create index contact_merges_kept on contact_merges (kept_id, at)`,
  `create index contact_merges_gone on contact_merges (gone_id)`,
]

export const contactKeys = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['contact_keys', 'contact_merges'])
  },
}
