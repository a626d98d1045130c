import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Workspaces, people, keys, forms, policies, models, lists and the audit log. */
const statements = [
  `create table workspaces (
    id uuid primary key, name text not null, country text not null, currency text not null, time_zone text not null,
    has_sample_data boolean not null default false, created_at timestamptz not null)`,
  `create table users (
    id uuid primary key, workspace_id uuid not null references workspaces, name text not null, email text not null, role text not null,
    locale text, password_hash text, active boolean not null default true, closer boolean not null default false,
    junior boolean not null default false, presence text not null default 'free', capacity int not null default 50,
    languages text[] not null default '{}', last_seen_at timestamptz, last_assigned_at timestamptz, created_at timestamptz not null,
    unique (workspace_id, email))`,
  `create index users_email on users (email)`,
  `create table sessions (
    token_hash text primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    csrf_token text not null, created_at timestamptz not null, expires_at timestamptz not null)`,
  `create index sessions_user on sessions (user_id)`,
  `create table sign_in_links (
    token_hash text primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    created_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz)`,
  `create table api_keys (
    id uuid primary key, workspace_id uuid not null references workspaces, name text not null, prefix text not null, secret_hash text not null unique,
    scopes text[] not null, sandbox boolean not null default false, created_by uuid references users, created_at timestamptz not null,
    last_used_at timestamptz, revoked_at timestamptz)`,
  `create table forms (
    id uuid primary key, workspace_id uuid not null references workspaces, slug text not null unique, name text not null, source text,
    active boolean not null default true, redirect_url text, allowed_origins text[] not null default '{}', created_at timestamptz not null)`,
  `create table policies (
    workspace_id uuid not null references workspaces, version int not null, status text not null, body jsonb not null, note text,
    created_by text not null, created_at timestamptz not null, published_at timestamptz, primary key (workspace_id, version))`,
  `create unique index policies_live on policies (workspace_id) where status = 'live'`,
  `create table models (
    id text not null, workspace_id uuid not null references workspaces, status text not null, body jsonb not null, created_at timestamptz not null,
    created_by text not null, primary key (workspace_id, id))`,
  `create unique index models_champion on models (workspace_id) where status = 'champion'`,
  `create table list_entries (
    id uuid primary key, workspace_id uuid not null references workspaces, list text not null, match text not null, value text not null,
    until timestamptz, reason text, created_at timestamptz not null, unique (workspace_id, list, match, value))`,
  `create index list_entries_value on list_entries (workspace_id, match, value)`,
  `create table audit_log (
    id uuid primary key, workspace_id uuid not null references workspaces, at timestamptz not null, actor text not null, action text not null,
    subject_kind text not null, subject_id text, detail jsonb not null default '{}')`,
  `create index audit_log_page on audit_log (workspace_id, id desc)`,
]

export const ground = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
