import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Experiments, and which lead is in which arm. */
const wall = (table: string) => [
  `alter table ${table} enable row level security`,
  `alter table ${table} force row level security`,
  `create policy workspace_wall on ${table} using (workspace_id = (select nullif(current_setting('assay.workspace', true), '')::uuid))`,
]

const statements = [
  `create table experiments (
    id uuid primary key, workspace_id uuid not null references workspaces, question text not null, status text not null, treatment jsonb not null,
    metric text not null, guardrails text[] not null default '{}', share_b double precision not null, plan jsonb, created_by text not null,
    created_at timestamptz not null, started_at timestamptz, stopped_at timestamptz)`,
  `create unique index experiments_running on experiments (workspace_id) where status = 'running'`,
  `create table experiment_leads (
    experiment_id uuid not null references experiments, lead_id uuid not null references leads on delete cascade,
    workspace_id uuid not null references workspaces, source text, arm text not null, at timestamptz not null, primary key (experiment_id, lead_id))`,
  `create index experiment_leads_source on experiment_leads (experiment_id, source, arm)`,
  ...wall('experiments'),
  ...wall('experiment_leads'),
]

export const experiments = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
