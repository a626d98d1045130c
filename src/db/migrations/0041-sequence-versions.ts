import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** What a sequence was before: each version that somebody saved, with who and when. */
export const sequenceVersions = {
  async up(db: Kysely<unknown>): Promise<void> {
    await sql
      .raw(
        `create table sequence_versions (
          workspace_id uuid not null references workspaces, sequence text not null, version int not null, body jsonb not null,
          changed_by text not null, changed_at timestamptz not null, primary key (workspace_id, sequence, version))`,
      )
      .execute(db)
    await wallOff(db, ['sequence_versions'])
  },
}
