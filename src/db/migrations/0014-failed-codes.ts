import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Codes on which the service failed are kept: what is asked of it again and again must be counted, whatever it answers. */
export const failedCodes = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table one_time_codes add column failed boolean not null default false`.execute(db)
  },
}
