import formbody from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { Server } from '../route.ts'

const mebibyte = 1 << 20

/**
 * Lets the routes of this scope take what HTML forms post. Only where it is called: elsewhere another site's page could
 * post a form with the visitor's cookies. Multipart is read by the route (`request.parts()`, `request.file()`). So many files may come along to
 * be `passedBy`: they are cut, not refused.
 */
export async function acceptForms(
  app: Server,
  { fileBytes = mebibyte, passedBy = 0 }: { fileBytes?: number; passedBy?: number } = {},
): Promise<void> {
  await app.register(formbody, { bodyLimit: mebibyte })
  await app.register(multipart, {
    throwFileSizeLimit: passedBy === 0,
    limits: {
      fileSize: fileBytes,
      files: passedBy || 1,
      fields: 200,
      fieldSize: 64 << 10,
      fieldNameSize: 200,
      parts: 201 + passedBy,
    },
  })
}
