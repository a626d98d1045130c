import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Every table with a workspace keeps its rows to that workspace, whoever writes the query. */
const walled = [
  'users',
  'sessions',
  'sign_in_links',
  'api_keys',
  'forms',
  'policies',
  'models',
  'list_entries',
  'audit_log',
  'contacts',
  'imports',
  'leads',
  'lead_words',
  'lead_events',
  'touches',
  'findings',
  'scores',
  'assignments',
  'outcomes',
  'disputes',
  'consents',
  'intake_keys',
  'inbox',
]
/** What must be found before the workspace is known: by the hash of a secret, by a form's name, by an email at sign-in. */
const doors = ['users', 'sessions', 'sign_in_links', 'api_keys', 'forms']

export const borders = {
  async up(db: Kysely<unknown>): Promise<void> {
    const here = `(select nullif(current_setting('assay.workspace', true), '')::uuid)`
    for (const table of walled) {
      await sql.raw(`alter table ${table} enable row level security`).execute(db)
      await sql.raw(`alter table ${table} force row level security`).execute(db)
      await sql.raw(`create policy workspace_wall on ${table} using (workspace_id = ${here})`).execute(db)
    }
    for (const table of doors)
      await sql
        .raw(`create policy front_door on ${table} using ((select current_setting('assay.door', true)) = 'open')`)
        .execute(db)
    await sql
      .raw(`create function forbid_change() returns trigger language plpgsql as $$ begin
        if current_setting('assay.erase', true) = 'yes' then return coalesce(new, old); end if;
        raise exception 'append only'; end $$`)
      .execute(db)
    for (const table of ['lead_events', 'audit_log'])
      await sql
        .raw(
          `create trigger append_only before update or delete on ${table} for each row execute function forbid_change()`,
        )
        .execute(db)
  },
}
