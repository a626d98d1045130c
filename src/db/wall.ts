import { type Kysely, sql } from 'kysely'

/** Keeps the rows of a table to their workspace, whoever writes the query: for migrations that add one (see 0003-borders). */
export async function wall(db: Kysely<unknown>, table: string): Promise<void> {
  const here = `(select nullif(current_setting('assay.workspace', true), '')::uuid)`
  await sql.raw(`alter table ${table} enable row level security`).execute(db)
  await sql.raw(`alter table ${table} force row level security`).execute(db)
  await sql.raw(`create policy workspace_wall on ${table} using (workspace_id = ${here})`).execute(db)
}
