import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { Server } from './route.ts'

const mebibyte = 1 << 20

/**
 * Lets the routes of this scope take what HTML forms post. Only where it is called: elsewhere another site's page could
 * post a form with the visitor's cookies. Multipart is read by the route (`request.parts()`, `request.file()`).
 */
export async function acceptForms(app: Server, { fileBytes = mebibyte }: { fileBytes?: number } = {}): Promise<void> {
  await app.register(formbody, { bodyLimit: mebibyte })
  await app.register(multipart, {
    limits: { fileSize: fileBytes, files: 1, fields: 200, fieldSize: 64 << 10, fieldNameSize: 200, parts: 201 },
  })
}
