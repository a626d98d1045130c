import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  changePreferences,
  openPreferences,
  type PreferencesDoor,
  type PreferencesWish,
  showPreferences,
} from '../../app/consent/preferences.ts'
import type { World } from '../../app/context.ts'
import { AppError } from '../../core/app-error.ts'
import { acceptForms } from '../forms/form-body.ts'
import { type Language, firstLanguage } from '../../core/lead/language.ts'
import { lostPage, preferencesPage, preferenceText } from '../pages/preferences-page.ts'
import { preferencesWords } from '../pages/preferences-words.ts'
import type { Server } from '../route.ts'
import { plainIp } from '../trusted-proxy.ts'
import { locale } from '../contract/primitives.ts'

const query = z.object({
  t: z.string().max(300).default(''),
  lang: locale.optional().catch(undefined),
})
const many = z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([])
const body = z.object({
  action: z.enum(['keep', 'stop', 'object', 'allow_scoring', 'access', 'correction', 'erasure']).optional(),
  'List-Unsubscribe': z.string().optional(),
  kept: many,
  shown: many,
})
type Wanted = z.infer<typeof query>

/** The page on which people take back what they agreed to: behind a signed link, without signing in, in their language. */
export async function preferencesRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app)
  const config = { access: 'public' } as const
  app.get('/preferences', { config, schema: { hide: true, querystring: query } }, (request, reply) =>
    answer(reply, request, async () => {
      const door = await openPreferences(world, request.query.t)
      return { ...(await shown(door, request)), token: request.query.t, done: null }
    }),
  )
  app.post('/preferences', { config, schema: { hide: true, querystring: query, body } }, (request, reply) =>
    answer(reply, request, async () => {
      const door = await openPreferences(world, request.query.t)
      const { language } = await shown(door, request)
      const wish = wishOf(request.body)
      await changePreferences(door, wish, {
        text: wordsRead(wish, request.body, language),
        language,
        from: {
          ip: plainIp(request.ip),
          userAgent: request.headers['user-agent']?.slice(0, 1000) ?? null,
          page: '/preferences',
        },
      })
      const done = wish.kind === 'stop' || wish.kind === 'stop_marketing' ? 'stopped' : 'saved'
      return { ...(await shown(door, request)), token: request.query.t, done }
    }),
  )
}

async function shown(door: PreferencesDoor, request: FastifyRequest) {
  const preferences = await showPreferences(door)
  const { lang } = request.query as Wanted
  return { preferences, language: firstLanguage(lang, preferences.language, request.headers['accept-language']) }
}

/** A link that leads nowhere is a page too: a person reads it. */
async function answer(
  reply: FastifyReply,
  request: FastifyRequest,
  make: () => Promise<Parameters<typeof preferencesPage>[0]>,
): Promise<FastifyReply> {
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8')
  try {
    return reply.send(preferencesPage(await make()))
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'not_found') throw error
    const { lang } = request.query as Wanted
    return reply.code(404).send(lostPage(firstLanguage(lang, request.headers['accept-language'])))
  }
}

/** A mail program posts `List-Unsubscribe=One-Click` and nothing else (RFC 8058). */
function wishOf(sent: z.infer<typeof body>): PreferencesWish {
  if (sent['List-Unsubscribe'] === 'One-Click') return { kind: 'stop_marketing' }
  const { action, kept, shown: boxes } = sent
  switch (action) {
    case 'keep':
      return { kind: 'keep', kept, shown: boxes }
    case 'access':
    case 'correction':
    case 'erasure':
      return { kind: 'request', request: action }
    case undefined:
      throw new AppError('bad_input', 'action_missing', 'say what is to be done: press one of the buttons of the page')
    default:
      return { kind: action }
  }
}

/** The words beside the box or on the button, as the person read them. */
function wordsRead(wish: PreferencesWish, { kept }: z.infer<typeof body>, language: Language): string {
  const words = preferencesWords[language]
  switch (wish.kind) {
    case 'keep': {
      const lines = kept.slice(0, 50).map((name) => {
        const [channel = '', purpose = ''] = name.split(':', 2)
        return preferenceText({ purpose, channel }, words)
      })
      return [words.agreed, ...lines].join('\n')
    }
    case 'stop':
      return words.stop
    case 'object':
      return words.object
    case 'allow_scoring':
      return words.allow
    default:
      return 'List-Unsubscribe=One-Click'
  }
}
