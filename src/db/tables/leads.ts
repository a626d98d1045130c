import type { ColumnType, Generated } from 'kysely'
import type { Baseline } from '../../core/verify/velocity/baseline.ts'
import type { Window } from '../../core/verify/velocity/window.ts'
import type { Time, TimeOrNull, Text, TextOrNull, NumberOrNull, Json, Numeric } from './columns.ts'

/** Contacts, leads and what happens to them. */
export type LeadsTables = {
  contacts: {
    id: Text
    workspace_id: Text
    name: TextOrNull
    email_key: TextOrNull
    phone_key: TextOrNull
    company: TextOrNull
    created_at: Time
    merged_into: TextOrNull
    card: ColumnType<unknown, string | undefined, string>
  }
  one_time_codes: {
    id: Text
    workspace_id: Text
    lead_id: Text
    channel: Text
    target_hash: Text
    block_hash: TextOrNull
    country: TextOrNull
    network_hash: TextOrNull
    salt: Text
    code_hash: Text
    link_hash: Text
    sent_at: Time
    expires_at: Time
    attempts: number
    passed_at: TimeOrNull
    failed: Generated<boolean>
    again_at: TimeOrNull
  }
  contact_keys: { workspace_id: Text; key: Text; contact_id: Text }
  contact_merges: {
    id: Text
    workspace_id: Text
    kept_id: Text
    gone_id: Text
    undo: Json
    lead_ids: string[]
    keys: string[]
    at: Time
    actor: Text
    undone_at: TimeOrNull
  }
  leads: {
    id: Text
    workspace_id: Text
    contact_id: TextOrNull
    form_id: TextOrNull
    import_id: TextOrNull
    received_at: Time
    fields: Json
    name: TextOrNull
    company: TextOrNull
    source: TextOrNull
    channel: Text
    city: TextOrNull
    is_test: Generated<boolean>
    email_key: TextOrNull
    phone_key: TextOrNull
    content_hash: TextOrNull
    status: Generated<string>
    verdict: TextOrNull
    tier: TextOrNull
    score: NumberOrNull
    snippet: TextOrNull
    assignee_id: TextOrNull
    queue: TextOrNull
    respond_by: TimeOrNull
    first_contact_at: TimeOrNull
    snoozed_until: TimeOrNull
    override_tier: TextOrNull
    outcome: TextOrNull
    outcome_amount: Numeric
    outcome_reason: TextOrNull
    closed_at: TimeOrNull
    created_at: Time
    version: Generated<number>
    sampled_with: NumberOrNull
    in_pilot: ColumnType<boolean | null, boolean | null | undefined, boolean | null>
  }
  lead_firsts: {
    lead_id: Text
    workspace_id: Text
    model: Text
    probability: number
    verdict: TextOrNull
    tier: TextOrNull
    answer: TextOrNull
    language: TextOrNull
    country: TextOrNull
    nonbuyer: TextOrNull
    is_repeat: boolean
  }
  lead_words: { workspace_id: Text; word: Text; lead_id: Text }
  lead_events: {
    id: Text
    workspace_id: Text
    lead_id: Text
    kind: Text
    at: Time
    actor: TextOrNull
    payload: Json<Record<string, unknown>>
  }
  touches: {
    id: Text
    workspace_id: Text
    lead_id: TextOrNull
    contact_id: TextOrNull
    kind: Text
    at: Time
    detail: Json<Record<string, unknown>>
  }
  findings: {
    lead_id: Text
    workspace_id: Text
    check: Text
    outcome: Text
    reason: Text
    evidence: Json<Record<string, unknown>>
    at: Time
  }
  scores: {
    id: Text
    workspace_id: Text
    lead_id: Text
    model_id: Text
    at: Time
    probability: number
    low: number
    high: number
    rank: number
    own_data_share: number
    novelty: number
    contributions: Json
  }
  assignments: {
    id: Text
    workspace_id: Text
    lead_id: Text
    user_id: TextOrNull
    queue: TextOrNull
    reason: Text
    detail: TextOrNull
    at: Time
    respond_by: TimeOrNull
    ended_at: TimeOrNull
    check_at: TimeOrNull
    accepted_at: TimeOrNull
    declined_at: TimeOrNull
    reminded_at: TimeOrNull
    breached_at: TimeOrNull
    answered_at: TimeOrNull
  }
  outcomes: {
    id: Text
    workspace_id: Text
    lead_id: Text
    kind: Text
    amount: Numeric
    currency: TextOrNull
    reason: TextOrNull
    at: Time
    actor: TextOrNull
  }
  disputes: { id: Text; workspace_id: Text; lead_id: Text; direction: Text; reason: Text; at: Time; user_id: Text }
  intake_keys: { workspace_id: Text; key_id: Text; key: Text; body_hash: Text; lead_id: Text; at: Time }
  velocity_streams: { workspace_id: Text; stream: Text; salt: Text; baseline: Json<Baseline> }
  velocity_windows: {
    workspace_id: Text
    key_hash: Text
    total: number
    traces: Json<Window['traces']>
    touched_at: Time
  }
  inbox: {
    id: Text
    workspace_id: TextOrNull
    source: Text
    received_at: Time
    body: Buffer
    headers: Json
    handled_at: TimeOrNull
    fault: TextOrNull
    external_id: TextOrNull
  }
  bulk_deeds: {
    id: Text
    workspace_id: Text
    user_id: Text
    action: Text
    at: Time
    before: Json
    undone_at: TimeOrNull
  }
}
