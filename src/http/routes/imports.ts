import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { MultipartFile } from '@fastify/multipart'
import { z } from 'zod'
import type { Context, World } from '../../app/context.ts'
import { keptParts } from '../../app/import/kept-files.ts'
import { listOutcomeWords } from '../../app/import/list-outcome-words.ts'
import { listImports, showImport } from '../../app/import/show-imports.ts'
import { startImport } from '../../app/import/start-import.ts'
import { startUndoImport } from '../../app/import/undo-import.ts'
import { uploadImport } from '../../app/import/upload-import.ts'
import type { ImportRecord } from '../../app/ports/import-store.ts'
import { requireRight } from '../../app/permission.ts'
import { AppError } from '../../core/app-error.ts'
import type { ImportId } from '../../core/lead/ids.ts'
import { contextOf } from '../authenticate.ts'
import { leadImport, outcomeWords, outcomeWordsQuery, runImport } from '../contract/imports.ts'
import { acceptForms } from '../forms/form-body.ts'
import { answers, byId, type Server } from '../route.ts'
import { importView } from '../views/import-view.ts'

const mostBytes = 250 << 20
const knownEndings = ['.csv', '.tsv', '.txt', '.xlsx']

/** Import of files in the console: upload, mapping, dry run, run, refused rows, undo. */
export async function importRoutes(app: Server, world: World): Promise<void> {
  await acceptForms(app, { fileBytes: mostBytes })
  const tags = ['imports']
  app.get(
    '/api/imports',
    { schema: { tags, response: answers(z.object({ items: z.array(leadImport) })) } },
    async (request) => ({
      items: (await listImports(contextOf(request))).map(importView),
    }),
  )
  app.post(
    '/api/imports',
    { bodyLimit: mostBytes, schema: { tags, response: answers(leadImport, 201) } },
    async (request, reply) => {
      const ctx = contextOf(request)
      requireRight(ctx.actor, 'importLeads')
      const file = request.isMultipart() ? await request.file() : undefined
      if (!file)
        throw new AppError('bad_input', 'file_missing', 'send the table as multipart/form-data in the field "file"', {
          field: 'file',
        })
      const ending = extname(file.filename).toLowerCase()
      if (!knownEndings.includes(ending))
        throw new AppError('bad_file', 'file_kind', 'send a .csv, .tsv, .txt or .xlsx file', { field: 'file' })
      const record = await takeFile(ctx, { world, file, ending })
      return reply.code(201).send(importView(record))
    },
  )
  app.get('/api/imports/:id', { schema: { tags, params: byId, response: answers(leadImport) } }, async (request) =>
    importView(await showImport(contextOf(request), request.params.id as ImportId)),
  )
  app.get(
    '/api/imports/:id/outcome-words',
    { schema: { tags, params: byId, querystring: outcomeWordsQuery, response: answers(outcomeWords) } },
    async (request) => {
      const { id } = request.params
      const { column } = request.query
      const found = await listOutcomeWords(contextOf(request), { importId: id as ImportId, column })
      return { items: [...found.words], further_rows: found.furtherRows, empty_rows: found.emptyRows }
    },
  )
  app.post(
    '/api/imports/:id/run',
    { schema: { tags, params: byId, body: runImport, response: answers(leadImport, 202) } },
    async (request, reply) => {
      const { mapping, outcomes, dry_run: dryRun } = request.body
      return reply.code(202).send(
        importView(
          await startImport(contextOf(request), {
            importId: request.params.id as ImportId,
            mapping,
            dryRun,
            ...(outcomes ? { outcomes } : {}),
          }),
        ),
      )
    },
  )
  app.post(
    '/api/imports/:id/undo',
    { schema: { tags, params: byId, response: answers(leadImport, 202) } },
    async (request, reply) =>
      reply.code(202).send(importView(await startUndoImport(contextOf(request), request.params.id as ImportId))),
  )
  app.get('/api/imports/:id/errors.csv', { schema: { tags, params: byId, hide: true } }, async (request, reply) => {
    const ctx = contextOf(request)
    const { id } = await showImport(ctx, request.params.id as ImportId)
    const parts = keptParts(ctx, { importId: id, kind: 'errors' })
    const first = await parts.next()
    if (first.done) throw new AppError('not_found', 'no_refused_rows', 'no row of this import was refused')
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="refused-rows.csv"')
      .send(Readable.from(after(first.value, parts), { objectMode: false }))
  })
}

type Taking = { readonly world: World; readonly file: MultipartFile; readonly ending: string }

/** Keeps an uploaded file and says what its columns are; on the disk it lies only meanwhile. */
async function takeFile(ctx: Context, { world, file, ending }: Taking): Promise<ImportRecord> {
  const keptAs = `${ctx.newId()}${ending}`
  const path = join(world.uploadsDir, keptAs)
  await mkdir(world.uploadsDir, { recursive: true, mode: 0o700 })
  try {
    await pipeline(file.file, createWriteStream(path, { mode: 0o600 }))
    if (file.file.truncated)
      throw new AppError('too_large', 'file_too_large', 'the file is larger than 250 MB: split it', { field: 'file' })
    return await uploadImport(ctx, { fileName: file.filename.slice(0, 300), path, keptAs })
  } finally {
    await rm(path, { force: true })
  }
}

async function* after(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first
  yield* rest
}
