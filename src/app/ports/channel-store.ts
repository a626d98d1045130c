export const channelKinds = ['mail', 'sms', 'telegram', 'whatsapp', 'push'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** The settings of one channel as they are kept: what may be shown, and what is sealed. */
export type ChannelRecord = {
  readonly kind: ChannelKind
  readonly config: Readonly<Record<string, unknown>>
  /** Sealed JSON of the secret fields. */
  readonly sealed: string
  readonly changedAt: string
}

export type ChannelStore = {
  all(): Promise<readonly ChannelRecord[]>
  find(kind: ChannelKind): Promise<ChannelRecord | null>
  /** Puts the settings in the place of those that were there. */
  save(record: ChannelRecord): Promise<void>
  /** Whether there was one. */
  remove(kind: ChannelKind): Promise<boolean>
}
