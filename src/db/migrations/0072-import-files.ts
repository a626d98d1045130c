import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** Files of imports, in parts: whichever process runs the import finds what another took. */
export const importFiles = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table import_files (
          workspace_id uuid not null references workspaces, import_id uuid not null references imports on delete cascade,
          kind text not null, part int not null, bytes bytea not null, primary key (workspace_id, import_id, kind, part))`,
      )
      .execute(db)
    await wallOff(db, ['import_files'])
  },
}
