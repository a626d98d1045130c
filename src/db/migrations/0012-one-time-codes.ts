import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** Codes that were sent: hashes of the code, of where it went and of whence it was asked for, never these themselves. */
const statements = [
  `create table one_time_codes (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade,
    channel text not null, target_hash text not null, block_hash text, country text, network_hash text, salt text not null, code_hash text not null, link_hash text not null,
    sent_at timestamptz not null, expires_at timestamptz not null, attempts int not null default 0, passed_at timestamptz)`,
  `create index one_time_codes_link on one_time_codes (workspace_id, link_hash)`,
  `create index one_time_codes_lead on one_time_codes (lead_id, sent_at desc)`,
  `create index one_time_codes_sent on one_time_codes (workspace_id, sent_at)`,
]

export const oneTimeCodes = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['one_time_codes'])
  },
}
