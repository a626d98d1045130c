import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context, World } from '../../app/context.ts'
import type { OpenForm } from '../../app/ports/form-store.ts'
import { formCode } from '../../app/receive/form-code.ts'
import { type FormPost, receiveFormLead } from '../../app/receive/receive-form-lead.ts'
import { issueVisitPass } from '../../app/receive/visits.ts'
import { newChallenge, showForm } from '../../app/receive/show-form.ts'
import { AppError } from '../../core/app-error.ts'
import { consentRefs } from '../../core/consent/form-widget.ts'
import { challengeAnswer, codeAnswer, codeInput, shownForm } from '../contract/widget.ts'
import type { Problem } from '../contract/primitives.ts'
import { sendProblem } from '../error-answers.ts'
import { acceptForms } from '../forms/form-body.ts'
import { type FormFields, sendingNames } from '../forms/form-fields.ts'
import { leadDraftOf } from '../lead-draft-of.ts'
import { openForm, parseForm } from '../forms/open-form.ts'
import { postedFields } from '../forms/posted-fields.ts'
import { answers, type Server } from '../route.ts'
import { problemOf } from '../problem.ts'
import { errorForLog } from '../request-log.ts'
import { plainIp } from '../trusted-proxy.ts'
import { notSentPage, thankYouPage } from '../forms/thank-you-page.ts'
import { shownFormView } from '../views/widget-view.ts'
import { acceptedView, countryOf } from './intake.ts'

const params = z.object({ form: z.string().max(61) })

/**
 * What an HTML form posts, from any page that the form allows, and what the widget asks for before. Works without JavaScript: the browser
 * is sent on or thanked.
 */
export async function formIntakeRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app)
  // A person without JavaScript reads the answer as a page: it says in their language what to do.
  app.setErrorHandler((error, request, reply) => {
    if (request.method !== 'POST' || !(request.headers.accept ?? '').includes('text/html'))
      return sendProblem(error, request, reply)
    const { status, body } = problemOf(error, request.id)
    if (status >= 500) request.log.error({ fault: errorForLog(error) }, 'fault')
    const page = notSentPage(isNothingToReach(body.error), request.headers['accept-language'])
    return reply.code(status).type('text/html; charset=utf-8').send(page)
  })
  const config = { access: 'public' } as const
  const tags = ['intake']
  app.options('/v1/forms/:form', { config, schema: { hide: true, params } }, async (request, reply) => {
    allowOrigin(request, reply, await openForm(world, request.params.form))
    return reply
      .header('access-control-allow-methods', 'GET, POST')
      .header('access-control-allow-headers', 'content-type, accept')
      .code(204)
      .send()
  })
  app.get(
    '/v1/forms/:form',
    { config, schema: { tags, summary: 'What a form asks, for its widget', params, response: answers(shownForm) } },
    async (request, reply) => {
      const form = await openForm(world, request.params.form)
      allowOrigin(request, reply, form)
      reply.header('cache-control', 'public, max-age=60')
      return shownFormView(form.slug, await showForm(world, form))
    },
  )
  app.get(
    '/v1/forms/:form/challenge',
    {
      config,
      schema: {
        tags,
        summary: 'A challenge to solve before sending (ALTCHA)',
        params,
        response: answers(challengeAnswer),
      },
    },
    async (request, reply) => {
      const form = await openForm(world, request.params.form)
      allowOrigin(request, reply, form)
      return newChallenge(world, form)
    },
  )
  app.post(
    '/v1/forms/:form/code',
    {
      config,
      schema: {
        tags,
        summary: 'Prove an address or a number by the code sent to it',
        params,
        body: codeInput,
        response: answers(codeAnswer),
      },
    },
    async (request, reply) => {
      const form = await openForm(world, request.params.form)
      allowOrigin(request, reply, form)
      const { submission, code, again } = request.body
      return { ...(await formCode(world, form, { submission, typed: code, again: again === '1' })) }
    },
  )
  app.post(
    '/v1/forms/:form',
    { config, schema: { tags, summary: 'Take what an HTML form posts (urlencoded, multipart or JSON)', params } },
    async (request, reply) => {
      const form = await openForm(world, request.params.form)
      allowOrigin(request, reply, form)
      const fields = await postedFields(request)
      // Form services try an address before they send to it.
      if (Object.keys(fields).join() === 'test') return reply.code(200).send({ ok: true })
      const ctx: Context = {
        ...world,
        workspaceId: form.workspaceId,
        actor: { kind: 'form', formId: form.id, name: form.name },
      }
      const taken = await receiveFormLead(ctx, {
        form,
        ...postOf(ctx, { form, fields, request }),
        country: await countryOf(ctx),
      })
      if (wantsJson(request)) {
        const accepted = await acceptedView(ctx, taken, false)
        // Asked for by who is remembered on this site already: the widget sends its count of visits then.
        const pass = fields['assay_visits'] === undefined ? null : await issueVisitPass(ctx, taken.leadId)
        return reply.code(201).send({ ...accepted, redirect_url: form.redirectUrl, visit_pass: pass })
      }
      if (form.redirectUrl) return reply.redirect(form.redirectUrl, 303)
      const page = thankYouPage(form.widget.language, request.headers['accept-language'])
      return reply.code(200).type('text/html; charset=utf-8').send(page)
    },
  )
}

/** Whether a form was sent without an address, a number and words. */
const isNothingToReach = ({ fields = [] }: Problem['error']): boolean =>
  fields.some(({ path, code }) => path === 'email' && code === 'custom')

type Posted = { readonly form: OpenForm; readonly fields: FormFields; readonly request: FastifyRequest }

/** The fields of a post as the lead, and what is about the sending. */
function postOf(ctx: Context, { form, fields, request }: Posted): Omit<FormPost, 'form' | 'country'> {
  const { headers } = request
  const lead = parseForm(ctx, fields, {
    userAgent: headers['user-agent'] ?? null,
    referrer: headers.referer ?? null,
    language: headers['accept-language']?.split(',')[0] ?? null,
  })
  const id = fields[sendingNames.submission]?.trim() ?? ''
  const hash = fields[sendingNames.formHash]?.trim() ?? ''
  return {
    draft: leadDraftOf({ ...lead, source: lead.source ?? form.source }, { ip: plainIp(request.ip) }),
    refs: consentRefs(fields),
    solution: fields[sendingNames.solution]?.trim() || null,
    submission: /^[\w-]{16,64}$/.test(id) ? { id, bodyHash: ctx.secrets.sha256(whatWasWritten(fields)) } : null,
    formHash: /^[\da-f]{64}$/.test(hash) ? hash : null,
  }
}

/** What the person wrote, without what the browser measured: sending the same again must be known, though the clock went on. */
const whatWasWritten = (fields: FormFields): string =>
  JSON.stringify(
    Object.entries(fields)
      .filter(([name]) => !name.startsWith('assay_') && name !== sendingNames.solution)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

/** A form without a list of origins takes posts from anywhere; with one, other pages are refused. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply, form: OpenForm): void {
  const { origin } = request.headers
  reply.header('vary', 'origin')
  if (origin === undefined || origin === 'null') {
    if (form.allowedOrigins.length > 0 && origin === 'null') throw otherOrigin()
    return
  }
  const known = form.allowedOrigins.map((allowed) => allowed.replace(/\/+$/, '').toLowerCase())
  if (known.length > 0 && !known.includes(origin.toLowerCase())) throw otherOrigin()
  reply.header('access-control-allow-origin', origin)
}

const otherOrigin = () =>
  new AppError(
    'forbidden',
    'origin_not_allowed',
    'this form takes posts from its own pages only: add the page to its allowed origins',
  )

const wantsJson = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('application/json')
