import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Models learned in the server: their reports, and the trainings they came from. */
const statements = [
  `alter table models add column report jsonb, add column learned_until timestamptz, add column crowned_at timestamptz`,
  `update models set crowned_at = created_at where status = 'champion'`,
  `create table trainings (
    id uuid primary key, workspace_id uuid not null references workspaces, reason text not null, status text not null, stage text, deals int,
    model_id text, message text, created_by text not null, created_at timestamptz not null, ended_at timestamptz)`,
  `create index trainings_recent on trainings (workspace_id, created_at desc)`,
  `alter table trainings enable row level security`,
  `alter table trainings force row level security`,
  `create policy workspace_wall on trainings using (workspace_id = (select nullif(current_setting('assay.workspace', true), '')::uuid))`,
  // Deals are read by the time their lead came in, event by event.
  `create index lead_events_scored on lead_events (workspace_id, lead_id, id) where kind = 'lead.scored'`,
]

export const learning = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
