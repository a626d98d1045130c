import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The region stands beside the country, for the question whom the score errs about. The owner writes in all workspaces, so the walls open for it meanwhile. */
const statements = [
  'alter table lead_firsts add column region text',
  'alter table leads no force row level security',
  'alter table lead_firsts no force row level security',
  `update lead_firsts f set region = l.fields ->> 'region' from leads l where l.id = f.lead_id and l.fields ->> 'region' is not null`,
  'alter table leads force row level security',
  'alter table lead_firsts force row level security',
]

export const regionFirsts = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
