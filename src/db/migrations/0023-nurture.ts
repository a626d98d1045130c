import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** Sequences of letters as the company has changed them, what letters are filled in with, and where each lead stands. */
const statements = [
  `create table sequences (
    workspace_id uuid not null references workspaces, id text not null, body jsonb, active boolean not null,
    changed_at timestamptz not null, primary key (workspace_id, id))`,
  `create table letter_settings (
    workspace_id uuid primary key references workspaces, body jsonb not null, changed_at timestamptz not null)`,
  `create table enrolments (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade,
    sequence text not null, state jsonb not null, started_tier text, started_at timestamptz not null, next_at timestamptz,
    ended_at timestamptz, reason text)`,
  `create unique index enrolments_running on enrolments (lead_id) where ended_at is null`,
  `create index enrolments_lead on enrolments (lead_id, id)`,
  `create index enrolments_due on enrolments (workspace_id, next_at) where ended_at is null`,
  `create index enrolments_sequence on enrolments (workspace_id, sequence)`,
  `create index touches_lead on touches (lead_id, at)`,
]

export const nurture = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['sequences', 'letter_settings', 'enrolments'])
  },
}
