import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What sources were paid, by spans of days. */
const statements = [
  `create table source_costs (
    id uuid primary key, workspace_id uuid not null references workspaces, source text not null, from_day date not null, to_day date not null,
    amount numeric not null, created_by text not null, created_at timestamptz not null)`,
  `create index source_costs_span on source_costs (workspace_id, from_day)`,
  `alter table source_costs enable row level security`,
  `alter table source_costs force row level security`,
  `create policy workspace_wall on source_costs using (workspace_id = (select nullif(current_setting('assay.workspace', true), '')::uuid))`,
]

export const costs = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
