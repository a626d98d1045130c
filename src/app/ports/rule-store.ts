export type PolicyRecord = {
  readonly version: number
  /** `trial`: tried by an experiment on a part of the leads. */
  readonly status: 'draft' | 'live' | 'retired' | 'trial'
  readonly body: unknown
  readonly note: string | null
  readonly createdBy: string
  readonly createdAt: string
}
/** Who has to agree to a policy. */
export type PolicySide = 'marketing' | 'sales'
export type PolicySignature = {
  readonly version: number
  readonly side: PolicySide
  /** The version that was live when the changes were read. */
  readonly against: number
  readonly signedBy: string
  /** Signed by somebody in place of a side that nobody is there for. */
  readonly standsIn: boolean
  readonly at: string
}
export type ModelRecord = {
  readonly id: string
  readonly status: 'champion' | 'challenger' | 'retired'
  readonly body: unknown
  readonly createdAt: string
}

/** Policies and models: versioned data that decisions name. */
export type RuleStore = {
  /** Which policy is live, which model is champion, which experiment runs: asked for with every lead, so without their bodies. */
  inForce(): Promise<{
    readonly policyVersion: number | null
    readonly modelId: string | null
    readonly experimentId: string | null
  }>
  policy(version: number): Promise<PolicyRecord | null>
  policies(): Promise<readonly PolicyRecord[]>
  addPolicy(policy: PolicyRecord): Promise<void>
  /** Deletes the draft, if there is one, and its signatures. */
  dropDraft(): Promise<void>
  /** Keeps a version for good that an experiment decides by. */
  tryPolicy(version: number): Promise<void>
  /** Retires the live one: another takes its place in the same transaction. */
  retirePolicy(): Promise<void>
  /** Retires the live one and makes this draft live. */
  publishPolicy(version: number, at: string): Promise<void>
  signatures(version: number): Promise<readonly PolicySignature[]>
  /** Signs for a side; a signature of the same side under changes against an earlier version goes. */
  addSignature(signature: PolicySignature): Promise<void>
  model(id: string): Promise<ModelRecord | null>
  models(): Promise<readonly ModelRecord[]>
  /** Adds a model; the same id again is left as it is. */
  addModel(model: ModelRecord & { readonly createdBy: string }): Promise<void>
  /** Retires the champion and puts this one in its place. */
  crownModel(id: string, at: string): Promise<void>
  /** Takes challengers, or a champion whose place another has taken, out of the running. */
  retireModels(ids: readonly string[]): Promise<void>
}
