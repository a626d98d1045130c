import swagger from '@fastify/swagger'
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problem } from './contract/primitives.ts'
import type { Access, Server, Site } from './route.ts'

const named = { id: 'Problem', description: 'What went wrong, and what to do' }

/** Collects the schemas of every route that is registered after it, and serves them as OpenAPI 3.1. */
export async function describeApi(app: Server, { publicUrl, version }: Site): Promise<void> {
  if (!z.globalRegistry.has(problem)) z.globalRegistry.add(problem, named)
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Assay',
        version,
        description: 'Lead verification and scoring. `/v1` is for programs with a key, `/api` for the console.',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: publicUrl }],
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer', description: 'A key made by an administrator: `assay_live_...`' },
          session: { type: 'apiKey', in: 'cookie', name: 'assay_session' },
        },
      },
      security: [{ key: [] }],
    },
    transform: (input) => {
      const { schema, url } = jsonSchemaTransform(input as Parameters<typeof jsonSchemaTransform>[0])
      return { schema: { ...schema, security: securityOf(url, input.route.config?.access) }, url }
    },
    transformObject: jsonSchemaTransformObject,
  })
  let page: string | null = null
  app.get('/v1/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    page ??= JSON.stringify(app.swagger())
    return reply.type('application/json; charset=utf-8').send(page)
  })
}

/** Who may call an address, as OpenAPI says it: an empty list is anybody. */
function securityOf(url: string, access: Access | undefined): readonly Readonly<Record<string, readonly string[]>>[] {
  if (access === 'public') return []
  if (url.startsWith('/api/')) return [{ session: [] }, { key: [] }]
  return url.startsWith('/v1/') ? [{ key: [] }] : []
}
