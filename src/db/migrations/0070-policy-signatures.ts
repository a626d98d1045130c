import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Who signed which version of the policy for marketing and for sales, having seen what it changes against which version. */
const statements = [
  `create table policy_signatures (
    workspace_id uuid not null references workspaces, version int not null, side text not null, against int not null, signed_by text not null,
    stands_in boolean not null, at timestamptz not null, primary key (workspace_id, version, side))`,
  `alter table policy_signatures enable row level security`,
  `alter table policy_signatures force row level security`,
  `create policy workspace_wall on policy_signatures
    using (workspace_id = (select nullif(current_setting('assay.workspace', true), '')::uuid))`,
]

export const policySignatures = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
