import type { ColumnType } from 'kysely'
import type { Time, TimeOrNull, Text, TextOrNull, Json } from './columns.ts'

/** Consents and privacy. */
export type PrivacyTables = {
  consent_keys: {
    id: Text
    workspace_id: Text
    public_key: Text
    sealed: Text
    created_at: Time
    retired_at: TimeOrNull
  }
  consent_entries: {
    workspace_id: Text
    seq: ColumnType<string, number | string, never>
    prev: Text
    hash: Text
    fields: Json<Record<string, string>>
    record: ColumnType<Record<string, unknown> | null, string | null, null>
    key_id: Text
    signature: Text
    lead_id: TextOrNull
    email_key: TextOrNull
    phone_key: TextOrNull
    at: Time
  }
  privacy_requests: {
    id: Text
    workspace_id: Text
    lead_id: Text
    kind: Text
    received_at: Time
    due_at: Time
    done_at: TimeOrNull
    done_by: TextOrNull
  }
  lead_restrictions: { lead_id: Text; workspace_id: Text; reason: Text; at: Time; actor: Text }
  consent_texts: {
    workspace_id: Text
    form_id: Text
    box: Text
    version: number
    language: Text
    body: Text
    purposes: string[]
    channels: string[]
    created_at: Time
    created_by: Text
  }
  privacy_settings: { workspace_id: Text; body: Json; changed_at: Time }
}
