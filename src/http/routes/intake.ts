import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { assessLead } from '../../app/assess-lead.ts'
import type { Context, World } from '../../app/context.ts'
import { receiveLead, type TakenLead } from '../../app/receive/receive-lead.ts'
import { showLead } from '../../app/show-lead.ts'
import { recordOutcome } from '../../app/work/record-outcome.ts'
import { AppError } from '../../core/app-error.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { type LeadAccepted, leadAccepted, leadInput, outcomeInput } from '../contract/intake.ts'
import { leadPage } from '../contract/leads.ts'
import { leadDraftOf } from '../lead-draft-of.ts'
import { answers, byId, type Server } from '../route.ts'
import { decisionView } from '../views/decision-view.ts'
import { leadPageView } from '../views/lead-page-view.ts'
import { canonicalJson } from '../canonical-json.ts'

const wait = z.object({ wait: z.enum(['decision']).optional() })
/** An Idempotency-Key: printable ASCII, as the IETF draft has it. */
const keyPattern = /^[\x20-\x7e]{1,255}$/

/** How programs send leads and outcomes, by API key. */
export function intakeRoutes(app: Server, world: World): void {
  const tags = ['intake']
  app.post(
    '/v1/leads',
    {
      schema: {
        tags,
        summary: 'Send a lead; it is stored before the answer',
        body: leadInput,
        querystring: wait,
        response: answers(leadAccepted, 201),
      },
    },
    async (request, reply) => {
      const ctx = contextOf(request)
      const idempotencyKey = keyOf(request)
      const taken = await receiveLead(ctx, {
        // The address of a program that passes leads on says nothing about the person: only `ip` in the body does.
        draft: leadDraftOf(request.body, { ip: null }),
        receivedAt: request.body.received_at ?? null,
        country: await countryOf(ctx),
        idempotency: idempotencyKey
          ? {
              keyId: ctx.actor.kind === 'key' ? ctx.actor.keyId : 'session',
              key: idempotencyKey,
              bodyHash: world.secrets.sha256(canonicalJson(request.body)),
            }
          : null,
      })
      return reply.code(201).send(await acceptedView(ctx, taken, request.query.wait === 'decision'))
    },
  )
  app.get(
    '/v1/leads/:id',
    {
      schema: {
        tags,
        summary: 'A lead with its score, reasons and timeline',
        params: byId,
        response: answers(leadPage),
      },
    },
    async (request) => leadPageView(await showLead(contextOf(request), request.params.id as LeadId)),
  )
  app.post(
    '/v1/leads/:id/outcome',
    {
      schema: {
        tags,
        summary: 'Say what became of a lead',
        params: byId,
        body: outcomeInput,
        response: answers(leadPage),
      },
    },
    async (request) => {
      const ctx = contextOf(request)
      const leadId = request.params.id as LeadId
      const { kind, amount, reason, at } = request.body
      await recordOutcome(ctx, { leadId, kind, amount: amount ?? null, reason: reason ?? null, at: at ?? null })
      return leadPageView(await showLead(ctx, leadId))
    },
  )
}

/** Decides at once where the caller waits; the job then finds nothing left to do. */
export async function acceptedView(ctx: Context, taken: TakenLead, waits: boolean): Promise<LeadAccepted> {
  const decision = waits ? await decisionOf({ ...ctx, actor: { kind: 'system', name: 'line' } }, taken.leadId) : null
  return {
    id: taken.leadId,
    status: decision ? 'decided' : 'accepted',
    is_test: taken.isTest,
    received_at: taken.receivedAt,
    decision,
  }
}

/** The lead is safe already: where deciding fails now, its job tries again, and the caller is told that it was taken. */
async function decisionOf(ctx: Context, leadId: LeadId): Promise<LeadAccepted['decision']> {
  await assessLead(ctx, leadId).catch(() => {})
  return decisionView(await showLead(ctx, leadId))
}

function keyOf(request: FastifyRequest): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && keyPattern.test(key)) return key
  throw new AppError('bad_input', 'idempotency_key', 'the Idempotency-Key is 1 to 255 printable ASCII characters', {
    field: 'idempotency-key',
  })
}

const countries = new Map<string, { readonly country: string; readonly until: number }>()
const countryForMs = 30_000

/** The workspace's country, remembered for half a minute: it is asked for with every lead. */
export async function countryOf(ctx: Context): Promise<string> {
  const known = countries.get(ctx.workspaceId)
  const now = Date.parse(ctx.now())
  if (known && known.until > now) return known.country
  const { country } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  countries.set(ctx.workspaceId, { country, until: now + countryForMs })
  return country
}
