import { AppError } from '../../core/app-error.ts'
import type { UserId } from '../../core/lead/ids.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import type { NoticePreferences } from '../ports/notice-store.ts'
import { defaultPreferences } from './default-preferences.ts'

export type MyNotices = {
  readonly preferences: NoticePreferences
  readonly telegramLinked: boolean
  readonly browsers: readonly { readonly id: string; readonly endpoint: string; readonly label: string | null }[]
  /** Channels that the workspace has set up. */
  readonly available: readonly string[]
}

/** The person who asks; keys and the product itself have no notices. */
export function personAsking(ctx: Context): UserId {
  if (ctx.actor.kind === 'user') return ctx.actor.userId
  throw new AppError('forbidden', 'not_a_person', 'only a person has notices')
}

/** How the person who asks wants notices, and by what they can be reached. */
export async function showMyNotices(ctx: Context): Promise<MyNotices> {
  const userId = personAsking(ctx)
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => ({
    preferences: (await tx.notices.preferences(userId)) ?? defaultPreferences,
    telegramLinked: (await tx.notices.telegramChat(userId)) !== null,
    browsers: await tx.notices.subscriptions(userId),
    available: [
      ...new Set([...(await tx.channels.all()).map(({ kind }) => (kind === 'mail' ? 'email' : kind)), 'push']),
    ],
  }))
}

/** Changes them. Channels left out are not used. */
export async function saveMyNotices(ctx: Context, preferences: NoticePreferences): Promise<MyNotices> {
  const userId = personAsking(ctx)
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.notices.savePreferences(userId, preferences)
    await noteChange(ctx, tx, { action: 'user.changed_notices', subject: userId, detail: {} })
  })
  return showMyNotices(ctx)
}
