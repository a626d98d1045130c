import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** Outside services by configuration, their answers as long as they hold, what they cost, and uploaded lists of companies. */
const statements = [
  `create table providers (
    id uuid primary key, workspace_id uuid not null references workspaces, purpose text not null, position int not null, name text not null,
    config jsonb not null, sealed text, active boolean not null default true, changed_at timestamptz not null)`,
  `create index providers_order on providers (workspace_id, purpose, position)`,
  `create table provider_answers (
    workspace_id uuid not null references workspaces, question_hash text not null, answer jsonb not null, until timestamptz not null,
    primary key (workspace_id, question_hash))`,
  `create index provider_answers_until on provider_answers (workspace_id, until)`,
  `create table provider_days (
    workspace_id uuid not null references workspaces, provider_id uuid not null references providers on delete cascade, day text not null,
    asked int not null, known int not null, cost numeric not null, primary key (workspace_id, provider_id, day))`,
  `create table company_rows (
    workspace_id uuid not null references workspaces, list text not null, domain text not null, "values" jsonb not null, at timestamptz not null,
    primary key (workspace_id, domain, list))`,
  `create index company_rows_list on company_rows (workspace_id, list)`,
]

export const providers = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['providers', 'provider_answers', 'provider_days', 'company_rows'])
  },
}
