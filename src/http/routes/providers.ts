import { z } from 'zod'
import type { Context } from '../../app/context.ts'
import { requireRight } from '../../app/permission.ts'
import {
  listProviders,
  type ProviderShown,
  removeProvider,
  saveProvider,
  tryProvider,
  uploadCompanyList,
} from '../../app/providers/manage-providers.ts'
import type { ProviderSaid } from '../../app/ports/provider.ts'
import { AppError } from '../../core/app-error.ts'
import { contextOf } from '../authenticate.ts'
import * as contract from '../contract/providers.ts'
import { safeText } from '../contract/primitives.ts'
import { answers, byId, nothing, type Server } from '../route.ts'

const byList = z.object({ list: safeText(60).min(1) })

/** Outside services that the ladder may ask, and lists of companies. */
export function providerRoutes(app: Server): void {
  const tags = ['settings']
  const all = async (ctx: Context) => ({ items: (await listProviders(ctx)).map(providerView) })
  app.get('/api/providers', { schema: { tags, response: answers(contract.providers) } }, (request) =>
    all(contextOf(request)),
  )
  app.post(
    '/api/providers',
    { schema: { tags, body: contract.providerInput, response: answers(contract.providers, 201) } },
    async (request, reply) => {
      await saveProvider(contextOf(request), { id: null, ...inputOf(request.body) })
      return reply.code(201).send(await all(contextOf(request)))
    },
  )
  app.put(
    '/api/providers/:id',
    { schema: { tags, params: byId, body: contract.providerInput, response: answers(contract.providers) } },
    async (request) => {
      await saveProvider(contextOf(request), { id: request.params.id, ...inputOf(request.body) })
      return all(contextOf(request))
    },
  )
  app.delete(
    '/api/providers/:id',
    { schema: { tags, params: byId, response: answers(nothing, 204) } },
    async (request, reply) => {
      await removeProvider(contextOf(request), request.params.id)
      return reply.code(204).send()
    },
  )
  app.post(
    '/api/providers/:id/test',
    { schema: { tags, params: byId, body: contract.providerTest, response: answers(contract.providerSaid) } },
    async (request) => {
      const { email, phone, domain, text } = request.body
      const values = { ...(email ? { email } : {}), ...(phone ? { phone } : {}), ...(domain ? { domain } : {}) }
      return saidView(
        await tryProvider(contextOf(request), { id: request.params.id, values, ...(text ? { text } : {}) }),
      )
    },
  )
  app.get('/api/company-lists', { schema: { tags, response: answers(contract.companyLists) } }, async (request) => {
    const ctx = contextOf(request)
    requireRight(ctx.actor, 'changePolicy')
    return { items: [...(await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.providers.lists()))] }
  })
  app.put(
    '/api/company-lists/:list',
    {
      schema: {
        tags,
        params: byList,
        body: contract.companyList,
        response: answers(z.object({ rows: z.number().int() })),
      },
    },
    async (request) => {
      const rows = request.body.rows.map(({ company_size, ...row }) => {
        const told = Object.entries(row).map(([name, value]) => [name, value ?? null] as const)
        return { ...Object.fromEntries(told), domain: row.domain, companySize: company_size ?? null }
      })
      return { rows: await uploadCompanyList(contextOf(request), { list: request.params.list, rows }) }
    },
  )
  app.delete(
    '/api/company-lists/:list',
    { schema: { tags, params: byList, response: answers(nothing, 204) } },
    async (request, reply) => {
      const ctx = contextOf(request)
      requireRight(ctx.actor, 'manageWorkspace')
      const gone = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.providers.removeList(request.params.list))
      if (!gone) throw new AppError('not_found', 'list_unknown', 'there is no such list in this workspace')
      return reply.code(204).send()
    },
  )
}

function inputOf({ config, secret, ...input }: z.output<typeof contract.providerInput>) {
  const { timeout_ms: timeoutMs, valid_days: validDays, fields, ...rest } = config
  const named = Object.fromEntries(Object.entries(fields).flatMap(([name, path]) => (path ? [[name, path]] : [])))
  return {
    ...input,
    ...(secret === undefined ? {} : { secret }),
    config: { ...rest, timeoutMs, validDays, fields: named },
  }
}

function providerView({ config, hasSecret, changedAt, spent, ...record }: ProviderShown): contract.Provider {
  const { timeoutMs, validDays, verdict, ...rest } = config
  return {
    ...record,
    config: {
      ...rest,
      headers: { ...rest.headers },
      fields: { ...rest.fields },
      verdict: verdict && { path: verdict.path, pass: [...verdict.pass], fail: [...verdict.fail] },
      timeout_ms: timeoutMs,
      valid_days: validDays,
    },
    has_secret: hasSecret,
    changed_at: changedAt,
    spent,
  }
}

function saidView(said: ProviderSaid): z.infer<typeof contract.providerSaid> {
  if (said.kind === 'unknown') return { known: false, reason: said.reason, verdict: null, values: {} }
  const { value } = said
  if ('verdict' in value) return { known: true, reason: null, verdict: value.verdict, values: {} }
  return { known: true, reason: null, verdict: null, values: { ...value.values } as Record<string, string | number> }
}
