import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** When a code goes out that its service put off; null for all others. */
export const codeAgain = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table one_time_codes add column again_at timestamptz`.execute(db)
  },
}
