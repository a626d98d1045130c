import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Contacts, leads and what happens to them. `lead_events` is append only: the row of `leads` is what the events add up to,
 * kept so that lists need one index each.
 */
const statements = [
  `create table contacts (
    id uuid primary key, workspace_id uuid not null references workspaces, name text, email_key text, phone_key text, company text,
    created_at timestamptz not null, merged_into uuid references contacts deferrable)`,
  `create index contacts_email on contacts (workspace_id, email_key) where email_key is not null`,
  `create index contacts_phone on contacts (workspace_id, phone_key) where phone_key is not null`,
  `create table imports (
    id uuid primary key, workspace_id uuid not null references workspaces, file_name text not null, file_path text not null, status text not null, columns jsonb not null,
    sample jsonb not null, encoding text not null, mapping jsonb not null, date_order text not null, total_rows int, rows_done int not null default 0,
    accepted int not null default 0, refused int not null default 0, repeated int not null default 0, refusals jsonb not null default '[]',
    message text, created_by text not null, created_at timestamptz not null)`,
  `create table leads (
    id uuid primary key, workspace_id uuid not null references workspaces, contact_id uuid references contacts, form_id uuid references forms,
    import_id uuid references imports, received_at timestamptz not null, fields jsonb not null, name text, company text, source text,
    channel text not null, city text, is_test boolean not null default false, email_key text, phone_key text, content_hash text,
    status text not null default 'received', verdict text, tier text, score int, snippet text, assignee_id uuid references users,
    queue text, respond_by timestamptz, first_contact_at timestamptz, snoozed_until timestamptz, override_tier text,
    outcome text, outcome_amount numeric, outcome_reason text, closed_at timestamptz, created_at timestamptz not null, version int not null default 0)`,
  `create index leads_mine on leads (workspace_id, assignee_id, score desc, id desc) where status = 'open'`,
  `create index leads_queue on leads (workspace_id, queue, score desc, id desc) where status = 'open' and queue is not null`,
  `create index leads_team on leads (workspace_id, score desc, id desc) where status = 'open'`,
  `create index leads_late on leads (workspace_id, respond_by) where status = 'open' and first_contact_at is null and respond_by is not null`,
  `create index leads_status on leads (workspace_id, status, id desc)`,
  `create index leads_recent on leads (workspace_id, id desc)`,
  `create index leads_received on leads (workspace_id, received_at desc)`,
  `create index leads_email on leads (workspace_id, email_key, id desc) where email_key is not null`,
  `create index leads_phone on leads (workspace_id, phone_key, id desc) where phone_key is not null`,
  // A row of an import comes in once, even if two processes were to work at it.
  `create unique index leads_import on leads (workspace_id, import_id, content_hash) where import_id is not null`,
  `create index leads_content on leads (workspace_id, content_hash) where content_hash is not null`,
  `create index leads_contact on leads (workspace_id, contact_id, id desc)`,
  // Words for search: a plain index on words keeps row-level security and speed together (pattern operators are not leakproof).
  `create table lead_words (
    workspace_id uuid not null, word text collate "C" not null, lead_id uuid not null references leads on delete cascade,
    primary key (workspace_id, word, lead_id))`,
  `create index lead_words_lead on lead_words (lead_id)`,
  `create table lead_events (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade,
    kind text not null, at timestamptz not null, actor text, payload jsonb not null)`,
  `create index lead_events_lead on lead_events (lead_id, id)`,
  `create table touches (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid references leads on delete cascade,
    contact_id uuid references contacts, kind text not null, at timestamptz not null, detail jsonb not null)`,
  `create index touches_contact on touches (contact_id, at)`,
  `create table findings (
    lead_id uuid not null references leads on delete cascade, workspace_id uuid not null references workspaces, "check" text not null,
    outcome text not null, reason text not null, evidence jsonb not null, at timestamptz not null, primary key (lead_id, "check"))`,
  `create table scores (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade, model_id text not null,
    at timestamptz not null, probability double precision not null, low double precision not null, high double precision not null,
    rank double precision not null, own_data_share double precision not null, novelty double precision not null, contributions jsonb not null)`,
  `create index scores_lead on scores (lead_id, id desc)`,
  `create table assignments (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade, user_id uuid references users,
    queue text, reason text not null, detail text, at timestamptz not null, respond_by timestamptz, ended_at timestamptz)`,
  `create index assignments_lead on assignments (lead_id, id desc)`,
  `create index assignments_user on assignments (workspace_id, user_id, at desc)`,
  `create table outcomes (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade, kind text not null,
    amount numeric, currency text, reason text, at timestamptz not null, actor text)`,
  `create index outcomes_lead on outcomes (lead_id, id desc)`,
  `create table disputes (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid not null references leads on delete cascade, direction text not null,
    reason text not null, at timestamptz not null, user_id uuid not null references users)`,
  `create index disputes_lead on disputes (lead_id, id)`,
  `create table consents (
    id uuid primary key, workspace_id uuid not null references workspaces, lead_id uuid references leads on delete cascade, contact_id uuid references contacts,
    record jsonb not null, at timestamptz not null, withdrawn_at timestamptz)`,
  `create index consents_contact on consents (contact_id)`,
  `create table intake_keys (
    workspace_id uuid not null references workspaces, key_id text not null, key text not null, body_hash text not null, lead_id uuid not null,
    at timestamptz not null, primary key (workspace_id, key_id, key))`,
  `create table inbox (
    id uuid primary key, workspace_id uuid references workspaces, source text not null, received_at timestamptz not null, body bytea not null,
    headers jsonb not null, handled_at timestamptz, fault text)`,
]

export const leads = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
