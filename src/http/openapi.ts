import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { Server, Site } from './route.ts'

/** Collects the schemas of every route that is registered after it, and serves them as OpenAPI 3.1. */
export async function describeApi(app: Server, { publicUrl, version }: Site): Promise<void> {
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
      const security: readonly Record<string, readonly string[]>[] | undefined = url.startsWith('/api/')
        ? [{ session: [] }, { key: [] }]
        : undefined
      return { schema: security && schema ? { security, ...schema } : schema, url }
    },
  })
  let page: string | null = null
  app.get('/v1/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    page ??= JSON.stringify(app.swagger())
    return reply.type('application/json; charset=utf-8').send(page)
  })
}
