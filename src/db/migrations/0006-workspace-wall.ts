import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** The workspaces themselves stand behind the wall too: from inside one, the others cannot even be counted. */
const statements = [
  `alter table workspaces enable row level security`,
  `alter table workspaces force row level security`,
  `create policy workspace_wall on workspaces
    using (id = (select nullif(current_setting('assay.workspace', true), '')::uuid))`,
  `create policy front_door on workspaces using ((select current_setting('assay.door', true)) = 'open')`,
]

export const workspaceWall = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
