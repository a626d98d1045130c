import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** A sequence that takes nobody new while those in it go on to its end; one that was removed goes with the last of them. */
export const finishingSequences = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `alter table sequences add column finishing boolean not null default false,
          add column removed boolean not null default false`,
      )
      .execute(db)
  },
}
