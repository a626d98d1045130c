import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Context, World } from '../../app/context.ts'
import type { OpenForm } from '../../app/ports/form-store.ts'
import { type FormPost, receiveFormLead } from '../../app/receive/receive-form-lead.ts'
import { isServiceKey } from '../../app/receive/service-key.ts'
import { AppError } from '../../core/app-error.ts'
import { consentRefs } from '../../core/consent/form-widget.ts'
import { postedByService } from '../../core/lead/form-service.ts'
import { leadAccepted, leadInput, type LeadInput } from '../contract/intake.ts'
import { acceptForms } from '../forms/form-body.ts'
import { type FormFields, formLead } from '../forms/form-fields.ts'
import { leadDraftOf } from '../lead-draft-of.ts'
import { openForm } from '../forms/open-form.ts'
import { postedByServer } from '../forms/posted-fields.ts'
import { answers, type Server } from '../route.ts'
import { servicePost } from '../forms/service-post.ts'
import { acceptedView, countryOf } from './intake.ts'

const params = z.object({ form: z.string().max(61), key: z.string().max(100) })
const attachedFiles = 20

/**
 * Where a service (Tilda, Typeform, a script) posts the answers of a form from its own server. The address holds a key: whoever knows it
 * is believed in what it says of the visitor, and is not asked for a browser's ways. A form's public address never is.
 */
export async function serviceIntakeRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app, { passedBy: attachedFiles })
  const summary = "Take a form's answers from a service's server, by the form's secret address"
  app.post(
    '/v1/forms/:form/service/:key',
    {
      config: { access: 'public' },
      schema: {
        tags: ['intake'],
        summary,
        params,
        response: answers(z.union([leadAccepted, z.object({ ok: z.literal(true) })])),
      },
    },
    async (request, reply) => {
      const { form: slug, key } = request.params
      const form = await openForm(world, slug)
      const { service } = form
      if (service === null || !isServiceKey(world, form, key)) throw keyUnknown()
      if (isBrowser(request)) throw fromBrowser()
      const posted = await postedByServer(request)
      // Services try an address before they send to it.
      if (Object.keys(posted).join() === 'test') return reply.code(200).send({ ok: true } as const)
      const ctx: Context = {
        ...world,
        workspaceId: form.workspaceId,
        actor: { kind: 'form', formId: form.id, name: form.name },
      }
      const told = servicePost({ posted, key, service, now: ctx.now() })
      const taken = await receiveFormLead(ctx, { ...postOf(ctx, { form, told }), country: await countryOf(ctx) })
      // A service follows no redirect and reads no page; some try again after anything but 200 (Tilda).
      return reply.code(200).send(await acceptedView(ctx, taken, false))
    },
  )
}

const keyUnknown = () =>
  new AppError(
    'unauthorised',
    'service_key',
    'the address of the service has another key: copy it anew from Settings, Forms',
  )

/** Browsers name the page they post from; servers do not. A key in a page's source is a secret no more. */
const isBrowser = ({ headers }: FastifyRequest): boolean =>
  headers.origin !== undefined || headers['sec-fetch-site'] !== undefined

const fromBrowser = () =>
  new AppError(
    'forbidden',
    'service_only',
    "this address is for a service's server: let pages post to the form's own address, and renew this one if it stands in a page",
  )

type Served = { readonly form: OpenForm; readonly told: ReturnType<typeof servicePost> }

/** The lead of a service's post: of the poster nothing is taken, of the visitor what the service tells. */
function postOf(ctx: Context, { form, told }: Served): Omit<FormPost, 'country'> {
  const lead = leadOf(ctx, told.fields)
  // Small numbers of two forms of one service may be the same: who wrote what tells them apart, so that neither is lost.
  const key = told.number && ctx.secrets.sha256(JSON.stringify([...told.number, lead.email, lead.phone, lead.message]))
  return {
    form,
    draft: postedByService(leadDraftOf({ ...lead, source: lead.source ?? form.source }, { ip: null }), told.visitor),
    refs: consentRefs(told.fields),
    solution: null,
    submission: key === null ? null : { id: key, bodyHash: key },
    formHash: null,
    byService: true,
    receivedAt: told.writtenAt,
  }
}

/** Nobody sees what a service is refused for: what fits no field of a lead is kept beside, and words that name nobody are its message. */
function leadOf(ctx: Context, fields: FormFields): LeadInput {
  const sent = { userAgent: null, referrer: null, language: null, longestCustom: 2000 }
  const lead = formLead(fields, { receivedAt: ctx.now(), words: ctx.engines.importWords, ...sent })
  const first = leadInput.safeParse(lead)
  if (first.success) return first.data
  const wrong = new Set(first.error.issues.map(({ path }) => String(path[0])))
  const kept = Object.entries(lead).filter(([name]) => name === 'custom' || !wrong.has(name))
  const moved = Object.entries(lead).flatMap(([name, value]) =>
    wrong.has(name) && typeof value === 'string' ? [[name, value.slice(0, 2000).toWellFormed()] as const] : [],
  )
  const custom = { ...(lead['custom'] as Record<string, string> | undefined), ...Object.fromEntries(moved) }
  const words = Object.entries(custom).map(([name, value]) => `${name}: ${value}`)
  const isMute = !['email', 'phone', 'message'].some((name) => kept.some(([one]) => one === name))
  const message = isMute ? words.join('\n').slice(0, 20_000).toWellFormed() : undefined
  return leadInput.parse({ ...Object.fromEntries(kept), custom, ...(message === undefined ? {} : { message }) })
}
