import type { ColumnType, Generated } from 'kysely'
import type { Time, TimeOrNull, Text, TextOrNull, NumberOrNull, Json, Numeric } from './columns.ts'

/** Rules, models and settings. */
export type RulesTables = {
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
    service: ColumnType<unknown, string | null | undefined, string | null>
    service_key: ColumnType<unknown, string | null | undefined, string | null>
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
  import_files: {
    workspace_id: Text
    import_id: Text
    kind: Text
    part: number
    bytes: Buffer
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
    outcomes: Json<Record<string, string>>
    date_order: Text
    total_rows: NumberOrNull
    rows_done: Generated<number>
    accepted: Generated<number>
    refused: Generated<number>
    repeated: Generated<number>
    left_out: Generated<number>
    refusals: Json
    message: TextOrNull
    created_by: Text
    created_at: Time
  }
  used_solutions: { workspace_id: Text; solution: Text; submission: Text; expires_at: Time }
  learned: { workspace_id: Text; name: Text; body: Json; at: Time }
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
}
