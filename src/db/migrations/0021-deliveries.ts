import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/**
 * What is to be sent, written with what causes it; each attempt with its claim; the pace of services; where people want their notices;
 * endpoints of webhooks.
 */
const statements = [
  `create table webhook_endpoints (
    id uuid primary key, workspace_id uuid not null references workspaces, url text not null, events text[] not null,
    active boolean not null default true, sealed text not null, old_sealed text, old_until timestamptz, failing_since timestamptz,
    created_at timestamptz not null)`,
  `create table deliveries (
    id uuid primary key, workspace_id uuid not null references workspaces, kind text not null, topic text not null,
    lead_id uuid references leads on delete cascade, user_id uuid references users on delete cascade,
    endpoint_id uuid references webhook_endpoints on delete cascade, cause text not null, payload jsonb not null,
    state text not null default 'waiting', code text, channel text, round int not null default 0, next_at timestamptz,
    slot_taken boolean not null default false, claimed_at timestamptz, created_at timestamptz not null, ended_at timestamptz,
    unique (workspace_id, cause))`,
  `create index deliveries_page on deliveries (workspace_id, id desc)`,
  `create index deliveries_state on deliveries (workspace_id, state, id desc)`,
  `create index deliveries_lead on deliveries (lead_id, id) where lead_id is not null`,
  `create index deliveries_due on deliveries (workspace_id, next_at) where state in ('waiting', 'sending')`,
  `create table delivery_attempts (
    id uuid primary key, workspace_id uuid not null references workspaces, delivery_id uuid not null references deliveries on delete cascade,
    channel text not null, round int not null, at timestamptz not null, ended_at timestamptz, result text, reason text, provider_id text)`,
  `create index delivery_attempts_delivery on delivery_attempts (delivery_id, id)`,
  `create table channel_pace (
    workspace_id uuid not null references workspaces, key text not null, free_at timestamptz not null, blocked_until timestamptz,
    primary key (workspace_id, key))`,
  `create table notice_preferences (
    user_id uuid primary key references users on delete cascade, workspace_id uuid not null references workspaces,
    channels text[] not null, quiet_from text, quiet_to text, phone text, least_tier text)`,
  `create table telegram_links (
    user_id uuid primary key references users on delete cascade, workspace_id uuid not null references workspaces, chat_id text not null,
    linked_at timestamptz not null, unique (workspace_id, chat_id))`,
  `create table link_codes (
    code_hash text primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    expires_at timestamptz not null)`,
  `create table push_subscriptions (
    id uuid primary key, workspace_id uuid not null references workspaces, user_id uuid not null references users on delete cascade,
    endpoint text not null, keys jsonb not null, label text, created_at timestamptz not null, unique (workspace_id, endpoint))`,
  `alter table inbox add column external_id text`,
  `create unique index inbox_external on inbox (workspace_id, source, external_id) where external_id is not null`,
]

const walled = [
  'webhook_endpoints',
  'deliveries',
  'delivery_attempts',
  'channel_pace',
  'notice_preferences',
  'telegram_links',
  'link_codes',
  'push_subscriptions',
]

export const deliveries = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, walled)
  },
}
