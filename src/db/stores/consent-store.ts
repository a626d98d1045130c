import { type Kysely, type Selectable, sql } from 'kysely'
import type { ConsentKey, ConsentOwner, ConsentStore } from '../../app/ports/consent-store.ts'
import type { ConsentEntry } from '../../core/consent/certificate.ts'
import type { ConsentRecord } from '../../core/consent/consent-record.ts'
import type { LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** The chain of consents of one workspace, within one transaction. */
export function makeConsentStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ConsentStore {
  return { ...chainPart(tx, workspaceId), ...keyPart(tx, workspaceId), ...settingsPart(tx, workspaceId) }
}

type ChainPart = Pick<ConsentStore, 'holdChain' | 'append' | 'known' | 'page' | 'chain' | 'eraseRecords'>

function chainPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): ChainPart {
  const rows = () => tx.selectFrom('consent_entries').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async holdChain() {
      await sql`select pg_advisory_xact_lock(hashtextextended(${`assay:${workspaceId}:consent`}, 0))`.execute(tx)
      const last = await rows().orderBy('seq', 'desc').limit(1).executeTakeFirst()
      return last ? { seq: Number(last.seq), hash: last.hash } : null
    },
    async append(entries) {
      if (entries.length === 0) return
      await tx
        .insertInto('consent_entries')
        .values(entries.map((entry) => rowOf(entry, workspaceId)))
        .execute()
    },
    async known({ leadId, emailKey, phoneKey }) {
      const found = await rows()
        .where('record', 'is not', null)
        .where(({ or, eb }) =>
          or([
            ...(leadId ? [eb('lead_id', '=', leadId)] : []),
            ...(emailKey ? [eb('email_key', '=', emailKey)] : []),
            ...(phoneKey ? [eb('phone_key', '=', phoneKey)] : []),
          ]),
        )
        .orderBy('seq')
        .execute()
      return found.map((row) => ({ ...ownerOf(row), ...knownOf(row) }))
    },
    async page(before, limit) {
      const older = before === null ? rows() : rows().where('seq', '<', String(before))
      const found = await older
        .orderBy('seq', 'desc')
        .limit(limit + 1)
        .execute()
      const entries = found.slice(0, limit).map(entryOf)
      return { entries, next: found.length > limit ? entries.at(-1)!.seq : null }
    },
    async chain(after, limit) {
      const found = await rows().where('seq', '>', String(after)).orderBy('seq').limit(limit).execute()
      return found.map(entryOf)
    },
    async eraseRecords(leads) {
      if (leads.length === 0) return 0
      await sql`select set_config('assay.erase', 'yes', true)`.execute(tx)
      const done = await tx
        .updateTable('consent_entries')
        .set({ record: null, lead_id: null, email_key: null, phone_key: null })
        .where('workspace_id', '=', workspaceId)
        .where('lead_id', 'in', [...leads])
        .executeTakeFirst()
      await sql`select set_config('assay.erase', '', true)`.execute(tx)
      return Number(done.numUpdatedRows)
    },
  }
}

type KeyPart = Pick<ConsentStore, 'currentKey' | 'keys' | 'addKey'>

function keyPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): KeyPart {
  const rows = () => tx.selectFrom('consent_keys').selectAll().where('workspace_id', '=', workspaceId)
  return {
    async currentKey() {
      const row = await rows().where('retired_at', 'is', null).executeTakeFirst()
      return row ? { ...keyOf(row), sealed: row.sealed } : null
    },
    async keys() {
      return (await rows().orderBy('created_at').orderBy('id').execute()).map(keyOf)
    },
    async addKey(key) {
      await tx
        .updateTable('consent_keys')
        .set({ retired_at: key.createdAt })
        .where('workspace_id', '=', workspaceId)
        .where('retired_at', 'is', null)
        .execute()
      await tx
        .insertInto('consent_keys')
        .values({
          id: key.id,
          workspace_id: workspaceId,
          public_key: key.publicKey,
          sealed: key.sealed,
          created_at: key.createdAt,
        })
        .execute()
    },
  }
}

type SettingsPart = Pick<ConsentStore, 'privacySettings' | 'savePrivacySettings'>

function settingsPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): SettingsPart {
  return {
    async privacySettings() {
      const row = await tx
        .selectFrom('privacy_settings')
        .select('body')
        .where('workspace_id', '=', workspaceId)
        .executeTakeFirst()
      return row?.body ?? null
    },
    async savePrivacySettings(body, at) {
      const set = { body: JSON.stringify(body), changed_at: at }
      await tx
        .insertInto('privacy_settings')
        .values({ workspace_id: workspaceId, ...set })
        .onConflict((conflict) => conflict.column('workspace_id').doUpdateSet(set))
        .execute()
    },
  }
}

type Row = Selectable<Tables['consent_entries']>

const ownerOf = (row: Row): ConsentOwner => ({
  leadId: row.lead_id as LeadId | null,
  emailKey: row.email_key,
  phoneKey: row.phone_key,
})

const knownOf = (row: Row) => ({
  seq: Number(row.seq),
  hash: row.hash,
  record: row.record as unknown as ConsentRecord,
})

function entryOf(row: Row): ConsentEntry & ConsentOwner {
  return {
    ...ownerOf(row),
    seq: Number(row.seq),
    prev: row.prev,
    fields: row.fields,
    record: row.record as ConsentRecord | null,
    hash: row.hash,
    key: row.key_id,
    signature: row.signature,
  }
}

function rowOf(entry: ConsentEntry & ConsentOwner, workspaceId: WorkspaceId) {
  return {
    workspace_id: workspaceId,
    seq: entry.seq,
    prev: entry.prev,
    hash: entry.hash,
    fields: JSON.stringify(entry.fields),
    record: JSON.stringify(entry.record),
    key_id: entry.key,
    signature: entry.signature,
    lead_id: entry.leadId,
    email_key: entry.emailKey,
    phone_key: entry.phoneKey,
    at: entry.record!.at,
  }
}

const keyOf = (row: Selectable<Tables['consent_keys']>): ConsentKey => ({
  id: row.id,
  publicKey: row.public_key,
  createdAt: isoOf(row.created_at),
  retiredAt: row.retired_at && isoOf(row.retired_at),
})
