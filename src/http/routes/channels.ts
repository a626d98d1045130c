import { z } from 'zod'
import { type ChannelView, listChannels } from '../../app/channels/list-channels.ts'
import { removeChannel } from '../../app/channels/remove-channel.ts'
import { saveChannel } from '../../app/channels/save-channel.ts'
import { saveTelegram } from '../../app/channels/save-telegram.ts'
import { saveWhatsapp } from '../../app/channels/save-whatsapp.ts'
import { testChannel } from '../../app/channels/test-channel.ts'
import { requireRight } from '../../app/permission.ts'
import type { SendResult } from '../../app/ports/sending.ts'
import { contextOf } from '../authenticate.ts'
import {
  type Channel,
  channel,
  channelKind,
  channelTest,
  mailChannel,
  type SendOutcome,
  sendResult,
  smsChannel,
  telegramChannel,
  whatsappChannel,
} from '../contract/channels.ts'
import { serviceForms, serviceFormsAnswer } from '../contract/service-forms.ts'
import { answers, nothing, type Server } from '../route.ts'
import { camelNames, snakeName, snakeNames } from '../snake-case.ts'

const bodies = { mail: mailChannel, sms: smsChannel } as const
const plain = ['mail', 'sms'] as const

/** By what services the workspace sends: mail server, SMS and messengers, their secrets write-only. */
export function channelRoutes(app: Server): void {
  const tags = ['settings']
  const params = z.object({ kind: channelKind })
  app.get(
    '/api/channels',
    { schema: { tags, response: answers(z.object({ items: z.array(channel) })) } },
    async (request) => ({ items: (await listChannels(contextOf(request))).map(channelView) }),
  )
  app.get('/api/service-forms', { schema: { tags, response: answers(serviceFormsAnswer) } }, async (request) => {
    requireRight(contextOf(request).actor, 'changePolicy')
    return { forms: { ...serviceForms } }
  })
  for (const kind of plain)
    app.put(
      `/api/channels/${kind}`,
      { schema: { tags, body: bodies[kind], response: answers(channel) } },
      async (request) =>
        channelView(await saveChannel(contextOf(request), { kind, settings: camelNames(request.body) })),
    )
  app.put(
    '/api/channels/telegram',
    { config: { strict: true }, schema: { tags, body: telegramChannel, response: answers(channel) } },
    async (request) => {
      const { api_root: apiRoot, mode, takes_leads: takesLeads, token } = request.body
      return channelView(await saveTelegram(contextOf(request), { apiRoot, mode, takesLeads, token }))
    },
  )
  app.put(
    '/api/channels/whatsapp',
    { config: { strict: true }, schema: { tags, body: whatsappChannel, response: answers(channel) } },
    async (request) => {
      const { api_root: apiRoot, phone_number_id: phoneNumberId, verify_token: verifyToken, languages } = request.body
      const { notice_template: noticeTemplate, lead_template: leadTemplate, takes_leads: takesLeads } = request.body
      const { token, app_secret: appSecret } = request.body
      const templates = { noticeTemplate, leadTemplate, languages }
      const input = { apiRoot, phoneNumberId, verifyToken, ...templates, takesLeads, token, appSecret }
      return channelView(await saveWhatsapp(contextOf(request), input))
    },
  )
  app.delete(
    '/api/channels/:kind',
    { schema: { tags, params, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeChannel(contextOf(request), request.params.kind)
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/channels/:kind/test',
    {
      config: { strict: true },
      schema: { tags, params, body: channelTest, response: answers(sendResult) },
    },
    async (request) =>
      sendView(await testChannel(contextOf(request), { kind: request.params.kind, to: request.body.to?.trim() ?? '' })),
  )
}

const channelView = ({ kind, config, secretsKept, readable, changedAt }: ChannelView): Channel => ({
  kind: channelKind.parse(kind),
  config: snakeNames(config),
  secrets: secretsKept.map(snakeName),
  readable,
  changed_at: changedAt,
})

const sendView = (result: SendResult): SendOutcome => ({
  kind: result.kind,
  reason: result.kind === 'delivered' ? null : result.reason,
})
