import { channelSettings } from '../channels/open-channel.ts'
import type { Context } from '../context.ts'
import type { TelegramSettings } from '../ports/telegram.ts'
import { receiveTelegram } from './receive-telegram.ts'

const shortestPauseMs = 1000
const longestPauseMs = 30_000

/**
 * Fetches the updates of the workspace's bot until the signal falls or the settings want no polling. An update is confirmed to the service by asking
 * for the next, after it was dealt with: a crash in between brings it again, and the inbox knows it.
 */
export async function pollTelegram(ctx: Context, signal: AbortSignal): Promise<void> {
  let after = -1
  let pauseMs = shortestPauseMs
  while (!signal.aborted) {
    const settings = await channelSettings<TelegramSettings>(ctx, 'telegram')
    if (settings?.mode !== 'polling') return
    const bot = ctx.senders.telegram.bot(settings)
    const answer = await bot.updates(after, signal)
    if (answer.kind === 'updates') {
      pauseMs = shortestPauseMs
      for (const update of answer.updates) {
        await receiveTelegram(ctx, update)
        after = Math.max(after, update.update_id)
      }
      continue
    }
    // A webhook that was set elsewhere keeps updates from us.
    if (answer.kind === 'misconfigured' && answer.reason === 'other_receiver') await bot.setWebhook(null)
    const asked = answer.kind === 'temporary' ? (answer.retryAfterMs ?? 0) : 0
    await pause(Math.max(pauseMs, asked), signal)
    pauseMs = Math.min(pauseMs * 2, longestPauseMs)
  }
}

/** Polls for every workspace whose bot wants it and that no other process polls for. Never ends before the signal does. */
export async function pollEverywhere(
  contextOf: (workspaceId: Context['workspaceId']) => Context,
  world: Pick<Context, 'store' | 'leases'>,
  signal: AbortSignal,
): Promise<void> {
  const running = new Set<string>()
  while (!signal.aborted) {
    const workspaces = await world.store.atTheDoor((door) => door.workspaces()).catch(() => [])
    for (const { id } of workspaces) {
      if (running.has(id)) continue
      const ctx = contextOf(id)
      const settings = await channelSettings<TelegramSettings>(ctx, 'telegram').catch(() => null)
      if (settings?.mode !== 'polling') continue
      running.add(id)
      void world.leases
        .hold(`telegram:${id}`, (held) => pollTelegram(ctx, AbortSignal.any([signal, held])))
        .catch(() => {}) // a fault of one round: the next look starts it anew
        .finally(() => running.delete(id))
    }
    await pause(lookEveryMs, signal)
  }
}

const lookEveryMs = 3000

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
  })
}
