import type { Tier } from '../../core/decide/tier.ts'
import type { UserId } from '../../core/lead/ids.ts'
import type { NoticeChannel } from '../../core/notice/notice.ts'

/** How a person wants notices. */
export type NoticePreferences = {
  /** In the order in which they are tried. */
  readonly channels: readonly NoticeChannel[]
  /** Local times of the workspace, `HH:MM`; null: no quiet hours. */
  readonly quiet: { readonly from: string; readonly to: string } | null
  /** E.164, for text messages and WhatsApp. */
  readonly phone: string | null
  /** New leads below this tier bring no notice; null: all do. */
  readonly leastTier: Tier | null
}

export type PushSubscriptionRecord = {
  readonly id: string
  readonly endpoint: string
  readonly keys: { readonly p256dh: string; readonly auth: string }
  readonly label: string | null
  readonly createdAt: string
}

/** Where people want to be told. */
export type NoticeStore = {
  preferences(userId: UserId): Promise<NoticePreferences | null>
  savePreferences(userId: UserId, preferences: NoticePreferences): Promise<void>
  telegramChat(userId: UserId): Promise<string | null>
  userOfChat(chatId: string): Promise<UserId | null>
  /** A chat belongs to one person, a person has one chat. */
  linkTelegram(userId: UserId, chatId: string, at: string): Promise<void>
  unlinkTelegram(userId: UserId): Promise<void>
  userByPhone(phone: string): Promise<UserId | null>
  addLinkCode(code: { readonly hash: string; readonly userId: UserId; readonly expiresAt: string }): Promise<void>
  /** The person of a code; it is used up. */
  useLinkCode(hash: string, now: string): Promise<UserId | null>
  subscriptions(userId: UserId): Promise<readonly PushSubscriptionRecord[]>
  subscribe(userId: UserId, subscription: PushSubscriptionRecord): Promise<void>
  unsubscribe(endpoint: string): Promise<void>
}
