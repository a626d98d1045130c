import { z } from 'zod'
import { channelSettings } from '../../app/channels/open-channel.ts'
import type { Context, World } from '../../app/context.ts'
import { receiveWhatsapp } from '../../app/inbox/receive-whatsapp.ts'
import type { WhatsappSettings } from '../../app/ports/whatsapp.ts'
import { AppError } from '../../core/app-error.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { parseBody } from '../json-body.ts'
import { answers, nothing, type Server } from '../route.ts'

const params = z.object({ workspace: z.uuid() })
const handshake = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string().max(200),
  'hub.challenge': z.string().regex(/^[\w-]{1,200}$/),
})

/** Where WhatsApp's Cloud API tells what people write to the company's number. Each webhook is signed over its bytes with the app's secret. */
export function whatsappHookRoutes(app: Server, world: World): void {
  const config = { access: 'public' } as const
  // The signature is over the bytes as they came: they are read only once it holds.
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body)
  app.get(
    '/v1/hooks/whatsapp/:workspace',
    { config: { ...config, strict: true }, schema: { hide: true, params, querystring: handshake } },
    async (request, reply) => {
      const settings = await settingsOf(hookContext(world, request.params.workspace))
      if (!settings || !world.secrets.sameSecret(request.query['hub.verify_token'], settings.verifyToken))
        throw new AppError('forbidden', 'hook_secret', 'the verify token is not the one in the settings')
      return reply.type('text/plain').send(request.query['hub.challenge'])
    },
  )
  app.post(
    '/v1/hooks/whatsapp/:workspace',
    { config, schema: { hide: true, params, response: answers(nothing, 200) } },
    async (request, reply) => {
      const ctx = hookContext(world, request.params.workspace)
      const settings = await settingsOf(ctx)
      const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const signature = request.headers['x-hub-signature-256']
      const isOurs =
        settings?.appSecret &&
        typeof signature === 'string' &&
        world.senders.whatsapp.signed(raw, signature, settings.appSecret)
      if (!isOurs) throw new AppError('unauthorised', 'hook_secret', 'this address takes webhooks of its own app only')
      await receiveWhatsapp(ctx, settings, parseBody(raw))
      return reply.code(200).send()
    },
  )
}

const settingsOf = (ctx: Context) => channelSettings<WhatsappSettings>(ctx, 'whatsapp')

const hookContext = (world: World, workspace: string): Context => ({
  ...world,
  workspaceId: workspace as WorkspaceId,
  actor: { kind: 'system', name: 'whatsapp' },
})
