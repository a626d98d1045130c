import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Keeps the rows of these tables to their workspace, whoever writes the query; `door` opens them before the workspace is known. */
export async function wallOff(
  db: Kysely<unknown>,
  tables: readonly string[],
  { door = false }: { readonly door?: boolean } = {},
): Promise<void> {
  const here = `(select nullif(current_setting('assay.workspace', true), '')::uuid)`
  for (const table of tables) {
    await sql.raw(`alter table ${table} enable row level security`).execute(db)
    await sql.raw(`alter table ${table} force row level security`).execute(db)
    await sql.raw(`create policy workspace_wall on ${table} using (workspace_id = ${here})`).execute(db)
    if (door)
      await sql
        .raw(`create policy front_door on ${table} using ((select current_setting('assay.door', true)) = 'open')`)
        .execute(db)
  }
}
