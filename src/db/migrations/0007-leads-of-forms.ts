import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** How many leads a form brought is counted along an index, not over all leads. */
export const leadsOfForms = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql.raw(`create index leads_form on leads (workspace_id, form_id) where form_id is not null`).execute(db)
  },
}
