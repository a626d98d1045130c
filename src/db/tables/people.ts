import type { ColumnType, Generated } from 'kysely'
import type { WorkingHours } from '../../core/decide/policy.ts'
import type { Time, TimeOrNull, Text, TextOrNull, NumberOrNull, Json } from './columns.ts'

/** Workspaces and people. */
export type PeopleTables = {
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
  chores: { workspace_id: Text; name: Text; done_at: Time }
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
  poll_answers: {
    workspace_id: Text
    user_id: Text
    month: Text
    answer: NumberOrNull
    note: TextOrNull
    at: Time
  }
}
