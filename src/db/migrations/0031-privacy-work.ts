import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** What people ask of the privacy officer, and leads whose data may be kept but not used. */
const statements = [
  // No reference to leads: that a request was answered is kept after the person is erased.
  `create table privacy_requests (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null, kind text not null,
    received_at timestamptz not null, due_at timestamptz not null, done_at timestamptz, done_by text)`,
  `create index privacy_requests_open on privacy_requests (workspace_id, due_at) where done_at is null`,
  `create index privacy_requests_lead on privacy_requests (workspace_id, lead_id)`,
  `create table lead_restrictions (
    lead_id uuid primary key references leads on delete cascade, workspace_id uuid not null references workspaces,
    reason text not null, at timestamptz not null, actor text not null)`,
]

export const privacyWork = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['privacy_requests', 'lead_restrictions'])
  },
}
