import type { ColumnType, Generated } from 'kysely'
import type { Time, TimeOrNull, Text, TextOrNull, Json } from './columns.ts'

/** Channels, deliveries and letters. */
export type MessagesTables = {
  channels: { workspace_id: Text; kind: Text; config: Json<Record<string, unknown>>; sealed: Text; changed_at: Time }
  webhook_endpoints: {
    id: Text
    workspace_id: Text
    url: Text
    events: string[]
    active: Generated<boolean>
    sealed: Text
    old_sealed: TextOrNull
    old_until: TimeOrNull
    failing_since: TimeOrNull
    created_at: Time
  }
  deliveries: {
    id: Text
    workspace_id: Text
    kind: Text
    topic: Text
    lead_id: TextOrNull
    user_id: TextOrNull
    endpoint_id: TextOrNull
    cause: Text
    payload: Json<Record<string, unknown>>
    state: Generated<string>
    code: TextOrNull
    channel: TextOrNull
    round: Generated<number>
    next_at: TimeOrNull
    slot_taken: Generated<boolean>
    claimed_at: TimeOrNull
    created_at: Time
    ended_at: TimeOrNull
  }
  delivery_attempts: {
    id: Text
    workspace_id: Text
    delivery_id: Text
    channel: Text
    round: number
    at: Time
    ended_at: TimeOrNull
    result: TextOrNull
    reason: TextOrNull
    provider_id: TextOrNull
  }
  channel_pace: { workspace_id: Text; key: Text; free_at: Time; blocked_until: TimeOrNull }
  notice_preferences: {
    user_id: Text
    workspace_id: Text
    channels: string[]
    quiet_from: TextOrNull
    quiet_to: TextOrNull
    phone: TextOrNull
    least_tier: TextOrNull
  }
  telegram_links: { user_id: Text; workspace_id: Text; chat_id: Text; linked_at: Time }
  link_codes: { code_hash: Text; workspace_id: Text; user_id: Text; expires_at: Time }
  push_subscriptions: {
    id: Text
    workspace_id: Text
    user_id: Text
    endpoint: Text
    keys: Json
    label: TextOrNull
    created_at: Time
  }
  threads: { workspace_id: Text; source: Text; address: Text; lead_id: TextOrNull; last_in_at: Time }
  sequences: {
    workspace_id: Text
    id: Text
    body: ColumnType<unknown, string | null, string | null>
    active: boolean
    finishing: ColumnType<boolean, boolean | undefined, boolean>
    removed: ColumnType<boolean, boolean | undefined, boolean>
    position: number | null
    changed_at: Time
  }
  sequence_versions: {
    workspace_id: Text
    sequence: Text
    version: number
    body: Json
    changed_by: Text
    changed_at: Time
  }
  letter_settings: { workspace_id: Text; body: Json; changed_at: Time }
  enrolments: {
    id: Text
    workspace_id: Text
    lead_id: Text
    sequence: Text
    state: Json
    started_tier: TextOrNull
    started_at: Time
    next_at: TimeOrNull
    ended_at: TimeOrNull
    reason: TextOrNull
  }
}
