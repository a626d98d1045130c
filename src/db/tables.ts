import type { ColumnType, Generated } from 'kysely'
import type { Baseline } from '../core/verify/velocity/baseline.ts'
import type { Window } from '../core/verify/velocity/window.ts'
import type { WorkingHours } from '../core/decide/policy.ts'

/** The rows as PostgreSQL holds them. Times come back as Date, numerics as text. */

type Time = ColumnType<Date, Date | string, Date | string>
type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
type Text = string
type TextOrNull = ColumnType<string | null, string | null | undefined, string | null>
type NumberOrNull = ColumnType<number | null, number | null | undefined, number | null>
/** Written as JSON text, read as parsed values. */
type Json<T = unknown> = ColumnType<T, string, string>
type Numeric = ColumnType<string | null, number | string | null | undefined, number | string | null>

export type Tables = {
  workspaces: {
    id: Text
    name: Text
    country: Text
    currency: Text
    time_zone: Text
    has_sample_data: Generated<boolean>
    seller_words: ColumnType<unknown, string | null | undefined, string | null>
    created_at: Time
  }
  users: {
    id: Text
    workspace_id: Text
    name: Text
    email: Text
    role: Text
    locale: TextOrNull
    password_hash: TextOrNull
    active: Generated<boolean>
    closer: Generated<boolean>
    junior: Generated<boolean>
    presence: Generated<string>
    capacity: Generated<number>
    languages: Generated<string[]>
    last_seen_at: TimeOrNull
    last_assigned_at: TimeOrNull
    created_at: Time
    /** The person's own hours; null follows the policy's. */
    working_hours: ColumnType<WorkingHours | null, string | null | undefined, string | null>
    skills: Generated<string[]>
    weight: Generated<number>
    rotation_given: Generated<number>
    rotation_credited: Generated<number>
    rotation_calibration: Generated<number>
  }
  absences: {
    id: Text
    workspace_id: Text
    user_id: Text
    from_at: Time
    to_at: Time
    kind: Text
    note: TextOrNull
    created_by: Text
    created_at: Time
    returned_at: TimeOrNull
  }
  sessions: {
    token_hash: Text
    workspace_id: Text
    user_id: Text
    csrf_token: Text
    created_at: Time
    expires_at: Time
  }
  sign_in_links: {
    token_hash: Text
    workspace_id: Text
    user_id: Text
    created_at: Time
    expires_at: Time
    used_at: TimeOrNull
  }
  sign_in_attempts: { email_hash: Text; at: Time }
  api_keys: {
    id: Text
    workspace_id: Text
    name: Text
    prefix: Text
    secret_hash: Text
    scopes: string[]
    sandbox: Generated<boolean>
    created_by: TextOrNull
    created_at: Time
    last_used_at: TimeOrNull
    revoked_at: TimeOrNull
  }
  forms: {
    id: Text
    workspace_id: Text
    slug: Text
    name: Text
    source: TextOrNull
    active: Generated<boolean>
    redirect_url: TextOrNull
    allowed_origins: Generated<string[]>
    widget: ColumnType<unknown, string | undefined, string>
    challenge_secret: Generated<string>
    created_at: Time
  }
  policies: {
    workspace_id: Text
    version: number
    status: Text
    body: Json
    note: TextOrNull
    created_by: Text
    created_at: Time
    published_at: TimeOrNull
  }
  policy_signatures: {
    workspace_id: Text
    version: number
    side: Text
    against: number
    signed_by: Text
    stands_in: boolean
    at: Time
  }
  models: {
    id: Text
    workspace_id: Text
    status: Text
    body: Json
    report: ColumnType<Record<string, unknown> | null, string | null | undefined, string | null>
    /** Leads received until then taught it. */
    learned_until: TimeOrNull
    crowned_at: TimeOrNull
    created_at: Time
    created_by: Text
  }
  source_costs: {
    id: Text
    workspace_id: Text
    source: Text
    from_day: ColumnType<string, string, string>
    to_day: ColumnType<string, string, string>
    amount: ColumnType<string, number, number>
    created_by: Text
    created_at: Time
  }
  experiments: {
    id: Text
    workspace_id: Text
    question: Text
    status: Text
    treatment: Json
    metric: Text
    guardrails: Generated<string[]>
    share_b: number
    plan: ColumnType<unknown, string | null | undefined, string | null>
    created_by: Text
    created_at: Time
    started_at: TimeOrNull
    stopped_at: TimeOrNull
  }
  experiment_leads: {
    experiment_id: Text
    lead_id: Text
    workspace_id: Text
    source: TextOrNull
    arm: Text
    at: Time
  }
  trainings: {
    id: Text
    workspace_id: Text
    reason: Text
    status: Text
    stage: TextOrNull
    deals: NumberOrNull
    model_id: TextOrNull
    message: TextOrNull
    created_by: Text
    created_at: Time
    ended_at: TimeOrNull
  }
  list_entries: {
    id: Text
    workspace_id: Text
    list: Text
    match: Text
    value: Text
    until: TimeOrNull
    reason: TextOrNull
    created_at: Time
  }
  audit_log: {
    id: Text
    workspace_id: Text
    at: Time
    actor: Text
    action: Text
    subject_kind: Text
    subject_id: TextOrNull
    detail: Json<Record<string, unknown>>
  }
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
  providers: {
    id: Text
    workspace_id: Text
    purpose: Text
    position: number
    name: Text
    config: Json
    sealed: TextOrNull
    active: boolean
    changed_at: Time
  }
  provider_answers: { workspace_id: Text; question_hash: Text; answer: Json; until: Time }
  provider_days: { workspace_id: Text; provider_id: Text; day: Text; asked: number; known: number; cost: Numeric }
  company_rows: { workspace_id: Text; list: Text; domain: Text; values: Json; at: Time }
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
  imports: {
    id: Text
    workspace_id: Text
    file_name: Text
    file_path: Text
    status: Text
    columns: Json<string[]>
    sample: Json<string[][]>
    encoding: Text
    mapping: Json<Record<string, string>>
    date_order: Text
    total_rows: NumberOrNull
    rows_done: Generated<number>
    accepted: Generated<number>
    refused: Generated<number>
    repeated: Generated<number>
    refusals: Json
    message: TextOrNull
    created_by: Text
    created_at: Time
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
  used_solutions: { workspace_id: Text; solution: Text; submission: Text; expires_at: Time }
  privacy_settings: { workspace_id: Text; body: Json; changed_at: Time }
  intake_keys: { workspace_id: Text; key_id: Text; key: Text; body_hash: Text; lead_id: Text; at: Time }
  channels: { workspace_id: Text; kind: Text; config: Json<Record<string, unknown>>; sealed: Text; changed_at: Time }
  velocity_streams: { workspace_id: Text; stream: Text; salt: Text; baseline: Json<Baseline> }
  velocity_windows: {
    workspace_id: Text
    key_hash: Text
    total: number
    traces: Json<Window['traces']>
    touched_at: Time
  }
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
  learned: { workspace_id: Text; name: Text; body: Json; at: Time }
  chores: { workspace_id: Text; name: Text; done_at: Time }
  pilots: {
    id: Text
    workspace_id: Text
    users: string[]
    sources: string[]
    started_at: Time
    started_by: Text
    ended_at: TimeOrNull
    ended_by: TextOrNull
  }
  list_views: {
    id: Text
    workspace_id: Text
    user_id: Text
    name: Text
    shared: Generated<boolean>
    view: Text
    search: Json<Record<string, unknown>>
    created_at: Time
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
  poll_answers: {
    workspace_id: Text
    user_id: Text
    month: Text
    answer: NumberOrNull
    note: TextOrNull
    at: Time
  }
}
