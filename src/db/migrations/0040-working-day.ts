import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * The working day: hours and absences of people, the rotation, the clock of each assignment, what is learned for routing, the pilot,
 * saved views, bulk deeds that can be undone, and the monthly poll.
 */
const statements = [
  `alter table users add column working_hours jsonb, add column skills text[] not null default '{}',
    add column weight double precision not null default 1, add column rotation_given int not null default 0,
    add column rotation_credited int not null default 0, add column rotation_calibration double precision not null default 0`,
  `create table absences (
    id uuid primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    from_at timestamptz not null, to_at timestamptz not null, kind text not null, note text, created_by text not null,
    created_at timestamptz not null, returned_at timestamptz)`,
  `create index absences_user on absences (workspace_id, user_id, to_at)`,
  `create index absences_return on absences (workspace_id, to_at) where returned_at is null`,
  `alter table assignments add column check_at timestamptz, add column accepted_at timestamptz, add column declined_at timestamptz,
    add column reminded_at timestamptz, add column breached_at timestamptz, add column answered_at timestamptz`,
  `create index assignments_due on assignments (workspace_id, check_at) where ended_at is null and check_at is not null`,
  `create index assignments_breached on assignments (workspace_id, breached_at desc) where breached_at is not null`,
  `create index assignments_recent on assignments (workspace_id, at desc)`,
  `create table learned (
    workspace_id uuid not null references workspaces, name text not null, body jsonb not null, at timestamptz not null,
    primary key (workspace_id, name))`,
  `create table chores (
    workspace_id uuid not null references workspaces, name text not null, done_at timestamptz not null, primary key (workspace_id, name))`,
  `create table pilots (
    id uuid primary key, workspace_id uuid not null references workspaces, users text[] not null, sources text[] not null,
    started_at timestamptz not null, started_by text not null, ended_at timestamptz, ended_by text)`,
  `create unique index pilots_running on pilots (workspace_id) where ended_at is null`,
  `alter table leads add column sampled_with double precision, add column in_pilot boolean`,
  `create index leads_sampled on leads (workspace_id, id desc) where sampled_with is not null`,
  `create table list_views (
    id uuid primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    name text not null, shared boolean not null default false, view text not null, search jsonb not null, created_at timestamptz not null)`,
  `create index list_views_user on list_views (workspace_id, user_id)`,
  `create table bulk_deeds (
    id uuid primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    action text not null, at timestamptz not null, before jsonb not null, undone_at timestamptz)`,
  `create table poll_answers (
    workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade, month text not null,
    answer int, note text, at timestamptz not null, primary key (workspace_id, user_id, month))`,
]

const walled = ['absences', 'learned', 'chores', 'pilots', 'list_views', 'bulk_deeds', 'poll_answers']

export const workingDay = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    const here = `(select nullif(current_setting('assay.workspace', true), '')::uuid)`
    for (const table of walled) {
      await sql.raw(`alter table ${table} enable row level security`).execute(db)
      await sql.raw(`alter table ${table} force row level security`).execute(db)
      await sql.raw(`create policy workspace_wall on ${table} using (workspace_id = ${here})`).execute(db)
    }
  },
}
