import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/** How a form is shown by the widget, the texts of consent it has shown (each version for good), and solutions that were used. */
const statements = [
  `alter table forms add column widget jsonb not null default '{}'`,
  `alter table forms add column challenge_secret text not null default gen_random_uuid()::text || gen_random_uuid()::text`,
  `create table consent_texts (
    workspace_id uuid not null references workspaces, form_id uuid not null references forms on delete cascade, box text not null,
    version int not null, language text not null, body text not null, purposes text[] not null, channels text[] not null,
    created_at timestamptz not null, created_by text not null, primary key (workspace_id, form_id, box, version, language))`,
  `create trigger append_only before update or delete on consent_texts for each row execute function forbid_change()`,
  `create table used_solutions (
    workspace_id uuid not null references workspaces, solution text not null, submission text not null, expires_at timestamptz not null,
    primary key (workspace_id, solution))`,
  `create index used_solutions_expiry on used_solutions (workspace_id, expires_at)`,
]

export const formWidget = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['consent_texts', 'used_solutions'])
  },
}
