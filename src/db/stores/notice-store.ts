import { type Kysely, type Selectable, sql } from 'kysely'
import type { NoticePreferences, NoticeStore, PushSubscriptionRecord } from '../../app/ports/notice-store.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { NoticeChannel } from '../../core/notice/notice.ts'
import { isoOf } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Where people want to be told, within one transaction. */
export function makeNoticeStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): NoticeStore {
  return { ...preferences(tx, workspaceId), ...telegram(tx, workspaceId), ...push(tx, workspaceId) }
}

function preferences(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
): Pick<NoticeStore, 'preferences' | 'savePreferences' | 'userByPhone'> {
  return {
    async preferences(userId) {
      const row = await tx.selectFrom('notice_preferences').selectAll().where('user_id', '=', userId).executeTakeFirst()
      return row ? preferencesOf(row) : null
    },
    async savePreferences(userId, { channels, quiet, phone, leastTier }) {
      const set = {
        channels: [...channels],
        quiet_from: quiet?.from ?? null,
        quiet_to: quiet?.to ?? null,
        phone,
        least_tier: leastTier,
      }
      await tx
        .insertInto('notice_preferences')
        .values({ user_id: userId, workspace_id: workspaceId, ...set })
        .onConflict((conflict) => conflict.column('user_id').doUpdateSet(set))
        .execute()
    },
    async userByPhone(phone) {
      const row = await tx
        .selectFrom('notice_preferences')
        .innerJoin('users', 'users.id', 'notice_preferences.user_id')
        .select('user_id')
        .where('phone', '=', phone)
        .where('users.active', '=', true)
        .executeTakeFirst()
      return row ? (row.user_id as UserId) : null
    },
  }
}

function telegram(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
): Pick<
  NoticeStore,
  'telegramChat' | 'userOfChat' | 'linkTelegram' | 'unlinkTelegram' | 'addLinkCode' | 'useLinkCode'
> {
  return {
    async telegramChat(userId) {
      const row = await tx
        .selectFrom('telegram_links')
        .select('chat_id')
        .where('user_id', '=', userId)
        .executeTakeFirst()
      return row?.chat_id ?? null
    },
    async userOfChat(chatId) {
      const row = await tx
        .selectFrom('telegram_links')
        .innerJoin('users', 'users.id', 'telegram_links.user_id')
        .select('user_id')
        .where('chat_id', '=', chatId)
        .where('users.active', '=', true)
        .executeTakeFirst()
      return row ? (row.user_id as UserId) : null
    },
    async linkTelegram(userId, chatId, at) {
      await tx
        .deleteFrom('telegram_links')
        .where((eb) => eb.or([eb('chat_id', '=', chatId), eb('user_id', '=', userId)]))
        .execute()
      await tx
        .insertInto('telegram_links')
        .values({ user_id: userId, workspace_id: workspaceId, chat_id: chatId, linked_at: at })
        .execute()
    },
    async unlinkTelegram(userId) {
      await tx.deleteFrom('telegram_links').where('user_id', '=', userId).execute()
    },
    async addLinkCode({ hash, userId, expiresAt }) {
      await tx.deleteFrom('link_codes').where('user_id', '=', userId).execute()
      await tx
        .insertInto('link_codes')
        .values({ code_hash: hash, workspace_id: workspaceId, user_id: userId, expires_at: expiresAt })
        .execute()
    },
    async useLinkCode(hash, now) {
      const { rows } = await sql<{ user_id: string }>`delete from link_codes where code_hash = ${hash}
        and expires_at > ${now} returning user_id`.execute(tx)
      return rows[0] ? (rows[0].user_id as UserId) : null
    },
  }
}

function push(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
): Pick<NoticeStore, 'subscriptions' | 'subscribe' | 'unsubscribe'> {
  return {
    async subscriptions(userId) {
      const rows = await tx
        .selectFrom('push_subscriptions')
        .selectAll()
        .where('user_id', '=', userId)
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        id: row.id,
        endpoint: row.endpoint,
        keys: row.keys as PushSubscriptionRecord['keys'],
        label: row.label,
        createdAt: isoOf(row.created_at),
      }))
    },
    async subscribe(userId, { id, endpoint, keys, label, createdAt }) {
      const set = { user_id: userId, keys: JSON.stringify(keys), label }
      await tx
        .insertInto('push_subscriptions')
        .values({ id, workspace_id: workspaceId, endpoint, created_at: createdAt, ...set })
        .onConflict((conflict) => conflict.columns(['workspace_id', 'endpoint']).doUpdateSet(set))
        .execute()
    },
    async unsubscribe(endpoint) {
      await tx.deleteFrom('push_subscriptions').where('endpoint', '=', endpoint).execute()
    },
  }
}

function preferencesOf(row: Selectable<Tables['notice_preferences']>): NoticePreferences {
  return {
    channels: row.channels as NoticeChannel[],
    quiet: row.quiet_from && row.quiet_to ? { from: row.quiet_from, to: row.quiet_to } : null,
    phone: row.phone,
    leastTier: row.least_tier as Tier | null,
  }
}
