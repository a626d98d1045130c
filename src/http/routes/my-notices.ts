import { createLinkCode, unlinkTelegram } from '../../app/notices/link-telegram.ts'
import { type MyNotices, saveMyNotices, showMyNotices } from '../../app/notices/my-notices.ts'
import { contextOf } from '../authenticate.ts'
import { changeNotices, type MyNoticesView, myNotices, telegramCode } from '../contract/notices.ts'
import { answers, nothing, type Server } from '../route.ts'

/** How the person who is signed in wants to be told. */
export function myNoticeRoutes(app: Server): void {
  const tags = ['session']
  app.get('/api/session/me/notices', { schema: { tags, response: answers(myNotices) } }, async (request) =>
    view(await showMyNotices(contextOf(request))),
  )
  app.put(
    '/api/session/me/notices',
    { schema: { tags, body: changeNotices, response: answers(myNotices) } },
    async (request) => {
      const { channels, quiet = null, phone = null, least_tier: leastTier = null } = request.body
      return view(await saveMyNotices(contextOf(request), { channels, quiet, phone, leastTier }))
    },
  )
  app.post('/api/session/me/telegram', { schema: { tags, response: answers(telegramCode) } }, async (request) => {
    const { code, url, expiresAt } = await createLinkCode(contextOf(request))
    return { code, url, expires_at: expiresAt }
  })
  app.delete(
    '/api/session/me/telegram',
    { schema: { tags, response: answers(nothing, 204) } },
    async (request, reply) => {
      await unlinkTelegram(contextOf(request))
      return reply.code(204).send()
    },
  )
}

const view = ({ preferences, telegramLinked, browsers, available }: MyNotices): MyNoticesView => ({
  channels: [...preferences.channels],
  quiet: preferences.quiet,
  phone: preferences.phone,
  least_tier: preferences.leastTier,
  telegram_linked: telegramLinked,
  browsers: browsers.map(({ id, endpoint, label }) => ({ id, endpoint, label })),
  available: [...available],
})
