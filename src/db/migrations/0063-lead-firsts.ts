import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/**
 * What was first decided of each lead, one narrow row a lead: the first events of a lead never change, so it is read from them once and measuring need
 * not open them again.
 */
const statements = [
  `create table lead_firsts (
    lead_id uuid primary key references leads on delete cascade, workspace_id uuid not null references workspaces, model text not null,
    probability double precision not null, verdict text, tier text, answer text, language text, country text, nonbuyer text,
    is_repeat boolean not null)`,
  // Whether any outcome came in since is told by an index alone.
  `create index leads_closed on leads (workspace_id, closed_at, outcome) where closed_at is not null`,
  `create index lead_events_calls on lead_events (workspace_id, lead_id) where kind = 'call.logged'`,
]

export const leadFirsts = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['lead_firsts'])
  },
}
