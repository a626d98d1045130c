/** An address of the company's own that is told of events. */
export type WebhookEndpoint = {
  readonly id: string
  readonly url: string
  readonly events: readonly string[]
  readonly active: boolean
  readonly sealed: string
  /** The secret before the last rotation: signatures are made with both until this time. */
  readonly oldSealed: string | null
  readonly oldUntil: string | null
  /** Since when every attempt has failed. */
  readonly failingSince: string | null
  readonly createdAt: string
}

export type WebhookChanges = Partial<Omit<WebhookEndpoint, 'id' | 'createdAt'>>

export type WebhookStore = {
  all(): Promise<readonly WebhookEndpoint[]>
  find(id: string): Promise<WebhookEndpoint | null>
  add(endpoint: WebhookEndpoint): Promise<void>
  change(id: string, changes: WebhookChanges): Promise<void>
  remove(id: string): Promise<boolean>
  /** Ids of the active ones, with the events they want. */
  listening(): Promise<readonly Pick<WebhookEndpoint, 'id' | 'events'>[]>
}
