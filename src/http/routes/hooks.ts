import { z } from 'zod'
import { telegramHookSecret } from '../../app/channels/save-telegram.ts'
import { channelSettings } from '../../app/channels/open-channel.ts'
import type { Context, World } from '../../app/context.ts'
import { receiveTelegram } from '../../app/inbox/receive-telegram.ts'
import type { TelegramSettings } from '../../app/ports/telegram.ts'
import { AppError } from '../../core/app-error.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { answers, nothing, type Server } from '../route.ts'

const params = z.object({ workspace: z.uuid() })
/** Safe integers only: the number is what an update is known by. */
const update = z.looseObject({ update_id: z.number().int().min(0) })

/** Where messengers send what people write to the company's bots. Each proves itself by its own secret. */
export function hookRoutes(app: Server, world: World): void {
  const config = { access: 'public' } as const
  app.post(
    '/v1/hooks/telegram/:workspace',
    { config, schema: { hide: true, params, body: update, response: answers(nothing, 204) } },
    async (request, reply) => {
      const ctx = hookContext(world, request.params.workspace, 'telegram')
      const settings = await channelSettings<TelegramSettings>(ctx, 'telegram')
      const sent = request.headers['x-telegram-bot-api-secret-token']
      const known = settings?.token ? telegramHookSecret(ctx, settings.token) : null
      if (known === null || typeof sent !== 'string' || !world.secrets.sameSecret(sent, known))
        throw new AppError('unauthorised', 'hook_secret', 'this address takes updates of its own bot only')
      await receiveTelegram(ctx, request.body)
      return reply.code(204).send()
    },
  )
}

const hookContext = (world: World, workspace: string, name: string): Context => ({
  ...world,
  workspaceId: workspace as WorkspaceId,
  actor: { kind: 'system', name },
})
