import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context, World } from '../../app/context.ts'
import { receiveLead } from '../../app/receive/receive-lead.ts'
import type { FormRecord } from '../../app/ports/form-store.ts'
import { AppError } from '../../core/app-error.ts'
import type { WorkspaceId } from '../../core/lead/ids.ts'
import { leadInput } from '../contract/intake.ts'
import { acceptForms } from '../form-body.ts'
import { type FormFields, formLead } from '../form-fields.ts'
import { leadDraftOf } from '../lead-draft-of.ts'
import type { Server } from '../route.ts'
import { plainIp } from '../trusted-proxy.ts'
import { thankYouPage } from '../thank-you-page.ts'
import { acceptedView, countryOf } from './intake.ts'

const params = z.object({ form: z.string().max(61) })
const mostFieldLength = 20_000

type Form = FormRecord & { readonly workspaceId: WorkspaceId }

/** What an HTML form posts, from any page that the form allows. Works without JavaScript: the browser is sent on or thanked. */
export async function formIntakeRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app)
  const config = { access: 'public' } as const
  app.options('/v1/forms/:form', { config, schema: { hide: true, params } }, async (request, reply) => {
    allowOrigin(request, reply, await formOf(world, request.params.form))
    return reply
      .header('access-control-allow-methods', 'POST')
      .header('access-control-allow-headers', 'content-type, accept')
      .code(204)
      .send()
  })
  app.post('/v1/forms/:form', { config, schema: { tags: ['intake'], params } }, async (request, reply) => {
    const form = await formOf(world, request.params.form)
    allowOrigin(request, reply, form)
    const fields = await fieldsOf(request)
    const lead = parseLead(fields, request, world.now())
    const ctx: Context = {
      ...world,
      workspaceId: form.workspaceId,
      actor: { kind: 'form', formId: form.id, name: form.name },
    }
    const draft = leadDraftOf({ ...lead, source: lead.source ?? form.source }, { ip: plainIp(request.ip) })
    const taken = await receiveLead(ctx, { draft, formId: form.id, country: await countryOf(ctx) })
    if (wantsJson(request)) return reply.code(201).send(await acceptedView(ctx, taken, false))
    if (form.redirectUrl) return reply.redirect(form.redirectUrl, 303)
    return reply.code(200).type('text/html; charset=utf-8').send(thankYouPage(request.headers['accept-language']))
  })
}

async function formOf(world: World, slug: string): Promise<Form> {
  const form = await world.store.atTheDoor((door) => door.formBySlug(slug))
  if (!form?.active) throw new AppError('not_found', 'form_unknown', 'there is no such form, or it is switched off')
  return form
}

/** A form without a list of origins takes posts from anywhere; with one, other pages are refused. */
function allowOrigin(request: FastifyRequest, reply: FastifyReply, form: Form): void {
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

function parseLead(fields: FormFields, request: FastifyRequest, now: string) {
  const { headers } = request
  return leadInput.parse(
    formLead(fields, {
      receivedAt: now,
      userAgent: headers['user-agent'] ?? null,
      referrer: headers.referer ?? null,
      language: headers['accept-language']?.split(',')[0] ?? null,
    }),
  )
}

const wantsJson = (request: FastifyRequest): boolean => (request.headers.accept ?? '').includes('application/json')
