import type { Kysely } from 'kysely'
import { sql } from 'kysely'

/** Failed sign-ins by the hash of the email, over all processes and workspaces: what locks an account that is being guessed. */
const statements = [
  `create table sign_in_attempts (email_hash text not null, at timestamptz not null)`,
  `create index sign_in_attempts_email on sign_in_attempts (email_hash, at)`,
  `create index sign_in_attempts_at on sign_in_attempts (at)`,
]

export const signInAttempts = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
  },
}
