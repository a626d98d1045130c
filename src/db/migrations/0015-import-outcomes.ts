import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** What people say of the outcome words of their CRM, kept with the mapping of a file; and how many rows they left out by it. */
const statements = [
  `alter table imports add column outcomes jsonb not null default '{}'`,
  `alter table imports add column left_out int not null default 0`,
]

export const importOutcomes = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
