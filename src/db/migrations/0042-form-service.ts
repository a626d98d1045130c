import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/**
 * Whether a service posts a form's answers from its own server, and under which names it tells of the visitor (null: it does not); and the
 * key in the address that it posts to: sealed to be shown, hashed to be compared, with the hash of the one before while that is good.
 */
export const formService = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table forms add column service jsonb, add column service_key jsonb`.execute(db)
  },
}
