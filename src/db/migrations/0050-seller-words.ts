import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** A workspace's own words: products, brands, regions, and what counts as the wrong product. Null: the common seller's. */
export const sellerWords = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql`alter table workspaces add column seller_words jsonb`.execute(db)
  },
}
