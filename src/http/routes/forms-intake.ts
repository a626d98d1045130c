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
import { leadInput } from '../contract/intake.ts'
import { challengeAnswer, codeAnswer, codeInput, shownForm } from '../contract/widget.ts'
import type { Problem } from '../contract/primitives.ts'
import { sendProblem } from '../error-answers.ts'
import { acceptForms } from '../form-body.ts'
import { type FormFields, formLead, sendingNames } from '../form-fields.ts'
import { leadDraftOf } from '../lead-draft-of.ts'
import { answers, type Server } from '../route.ts'
import { problemOf } from '../problem.ts'
import { errorForLog } from '../request-log.ts'
import { plainIp } from '../trusted-proxy.ts'
import { notSentPage, thankYouPage } from '../thank-you-page.ts'
import { shownFormView } from '../views/widget-view.ts'
import { acceptedView, countryOf } from './intake.ts'

const params = z.object({ form: z.string().max(61) })
const mostFieldLength = 20_000

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
    allowOrigin(request, reply, await formOf(world, request.params.form))
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
      const form = await formOf(world, request.params.form)
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
      const form = await formOf(world, request.params.form)
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
      const form = await formOf(world, request.params.form)
      allowOrigin(request, reply, form)
      const { submission, code, again } = request.body
      return { ...(await formCode(world, form, { submission, typed: code, again: again === '1' })) }
    },
  )
  app.post(
    '/v1/forms/:form',
    { config, schema: { tags, summary: 'Take what an HTML form posts (urlencoded, multipart or JSON)', params } },
    async (request, reply) => {
      const form = await formOf(world, request.params.form)
      allowOrigin(request, reply, form)
      const fields = await fieldsOf(request)
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
  const lead = parseLead(ctx, fields, request)
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

async function formOf(world: World, slug: string): Promise<OpenForm> {
  const form = await world.store.atTheDoor((door) => door.formBySlug(slug))
  if (!form?.active) throw new AppError('not_found', 'form_unknown', 'there is no such form, or it is switched off')
  return form
}

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

/** The text fields of a urlencoded, multipart or JSON body. Files are not taken. */
async function fieldsOf(request: FastifyRequest): Promise<FormFields> {
  const fields: Record<string, string> = Object.create(null)
  if (request.isMultipart()) {
    for await (const part of request.parts()) {
      if (part.type === 'file')
        throw new AppError('bad_input', 'file_in_form', 'this form takes no files', { field: part.fieldname })
      fields[part.fieldname] = String(part.value)
    }
    return checked(fields)
  }
  const body = request.body
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw new AppError(
      'bad_input',
      'form_body',
      'send the form as application/x-www-form-urlencoded, multipart/form-data or a JSON object',
    )
  for (const [name, value] of Object.entries(body)) {
    const one: unknown = Array.isArray(value) ? value.join(', ') : value
    if (one !== null && typeof one === 'object')
      throw new AppError('bad_input', 'form_field', 'a form field is text', { field: name })
    fields[name] = String(one ?? '')
  }
  return checked(fields)
}

function checked(fields: Record<string, string>): FormFields {
  const names = Object.keys(fields)
  if (names.length > 200) throw new AppError('bad_input', 'too_many_fields', 'a form has at most 200 fields')
  for (const name of names)
    if (name.length > 100 || fields[name]!.length > mostFieldLength)
      throw new AppError('bad_input', 'field_too_long', 'a field name has at most 100 characters, a field 20,000', {
        field: name.slice(0, 100),
      })
  return fields
}

function parseLead(ctx: Context, fields: FormFields, request: FastifyRequest) {
  const { headers } = request
  return leadInput.parse(
    formLead(fields, {
      receivedAt: ctx.now(),
      words: ctx.engines.importWords,
      userAgent: headers['user-agent'] ?? null,
      referrer: headers.referer ?? null,
      language: headers['accept-language']?.split(',')[0] ?? null,
    }),
  )
}

const wantsJson = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('application/json')
