import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { enterCodeByLink, openCodeLink, showCodePage } from '../../app/codes/enter-code.ts'
import { sendAgain } from '../../app/codes/send-again.ts'
import type { World } from '../../app/context.ts'
import { makeAppeal, openAppeal, showAppeal } from '../../app/review/appeal.ts'
import { AppError } from '../../core/app-error.ts'
import { acceptForms } from '../forms/form-body.ts'
import { appealPage, codePage } from '../pages/person-pages.ts'
import type { CodeNote } from '../pages/person-words.ts'
import type { Server } from '../route.ts'
import { firstLanguage } from '../../core/lead/language.ts'

const byLink = z.object({ link: z.string().max(100) })
const byToken = z.object({ t: z.string().max(300).default('') })
const codeBody = z.object({ code: z.string().max(100).default(''), again: z.string().max(10).default('') })
const appealBody = z.object({ text: z.string().max(20_000).default('') })

/** The pages on which a lead speaks for itself, behind the link it was sent: entering a code, and saying who they are. */
export async function personRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app)
  const config = { access: 'public', strict: true } as const
  app.get('/c/:link', { config, schema: { hide: true, params: byLink } }, async (request, reply) => {
    const state = (await showCodePage(world, request.params.link))?.state
    return codeAnswer(
      world,
      request,
      reply,
      state === 'passed' ? 'passed_before' : state === 'over' ? 'expired' : 'open',
    )
  })
  app.post('/c/:link', { config, schema: { hide: true, params: byLink, body: codeBody } }, async (request, reply) => {
    const { link } = request.params
    if (request.body.again !== '') return codeAnswer(world, request, reply, await anotherCode(world, link))
    const answer = await enterCodeByLink(world, { link, typed: request.body.code })
    return codeAnswer(world, request, reply, answer ?? 'lost')
  })
  app.get('/appeal', { config, schema: { hide: true, querystring: byToken } }, (request, reply) =>
    appealAnswer(world, request, reply, async () => 'open'),
  )
  app.post('/appeal', { config, schema: { hide: true, querystring: byToken, body: appealBody } }, (request, reply) =>
    appealAnswer(world, request, reply, async () => {
      await makeAppeal(await openAppeal(world, request.query.t), request.body)
      return 'done'
    }),
  )
}

async function anotherCode(world: World, link: string): Promise<CodeNote> {
  const opened = await openCodeLink(world, link)
  return opened ? `again_${await sendAgain(opened.ctx, opened.leadId)}` : 'lost'
}

type CodeRequest = FastifyRequest<{ Params: { link: string } }>

async function codeAnswer(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  note: CodeNote,
): Promise<FastifyReply> {
  const { link } = (request as CodeRequest).params
  const page = await showCodePage(world, link)
  const language = firstLanguage(page?.language, request.headers['accept-language'])
  const from = page?.controllerName ?? ''
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').type('text/html; charset=utf-8')
  return reply.code(page ? 200 : 404).send(codePage({ language, link, from, note: page ? note : 'lost' }))
}

type Note = Parameters<typeof appealPage>[0]['note']
const notes: Readonly<Record<string, Note>> = {
  appeal_empty: 'empty',
  appeals_used_up: 'used_up',
  link_unknown: 'lost',
}

/** What goes wrong is said on the page: a person reads it. */
async function appealAnswer(
  world: World,
  request: FastifyRequest,
  reply: FastifyReply,
  work: () => Promise<Note>,
): Promise<FastifyReply> {
  const token = (request.query as z.infer<typeof byToken>).t
  const said = await work().catch((error: unknown) => {
    const note = error instanceof AppError ? notes[error.reason] : undefined
    if (!note) throw error
    return note
  })
  const page = await openAppeal(world, token).then(showAppeal, (error: unknown) => {
    if (error instanceof AppError && error.code === 'not_found') return null
    throw error
  })
  const language = firstLanguage(page?.language, request.headers['accept-language'])
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').type('text/html; charset=utf-8')
  return reply
    .code(page ? 200 : 404)
    .send(appealPage({ language, token, from: page?.controllerName ?? '', note: page ? said : 'lost' }))
}
