import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Where a sequence is tried among the others; null: where it ships. */
export const ownSequences = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw('alter table sequences add column position int').execute(db)
  },
}
