import type { Kysely } from 'kysely'
import { sql } from 'kysely'
import { wallOff } from './wall-off.ts'

/**
 * The register of consents: a chain of signed entries for each workspace, append only, with the keys that sign it and what the seller
 * says of itself in every record. It takes the place of the table `consents`, into which nothing was ever written.
 */
const statements = [
  `drop table consents`,
  `create table consent_keys (
    workspace_id uuid not null references workspaces, id text not null, public_key text not null, sealed text not null,
    created_at timestamptz not null, retired_at timestamptz, primary key (workspace_id, id))`,
  `create unique index consent_keys_current on consent_keys (workspace_id) where retired_at is null`,
  // No reference to leads: the entry outlives the lead, with its hashes alone.
  `create table consent_entries (
    workspace_id uuid not null references workspaces, seq bigint not null, prev text not null, hash text not null, fields jsonb not null,
    record jsonb, key_id text not null, signature text not null, lead_id uuid, email_key text, phone_key text, at timestamptz not null,
    primary key (workspace_id, seq))`,
  `create index consent_entries_lead on consent_entries (workspace_id, lead_id) where lead_id is not null`,
  `create index consent_entries_email on consent_entries (workspace_id, email_key) where email_key is not null`,
  `create index consent_entries_phone on consent_entries (workspace_id, phone_key) where phone_key is not null`,
  `create trigger append_only before update or delete on consent_entries for each row execute function forbid_change()`,
  `create table privacy_settings (
    workspace_id uuid primary key references workspaces, body jsonb not null, changed_at timestamptz not null)`,
]

export const consentChain = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(db)
    await wallOff(db, ['consent_keys', 'consent_entries', 'privacy_settings'])
  },
}
