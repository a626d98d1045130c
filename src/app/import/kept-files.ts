import { AppError } from '../../core/app-error.ts'
import type { ImportId } from '../../core/lead/ids.ts'
import type { Context } from '../context.ts'
import type { ImportFileKind, ImportRecord } from '../ports/import-store.ts'
import type { Tx } from '../ports/store.ts'

type Kept = { readonly importId: ImportId; readonly kind: ImportFileKind }

/** Files of the command line lie where their owner put them, and stay there; all others are kept in the database. */
export const isKept = ({ filePath }: Pick<ImportRecord, 'filePath'>): boolean =>
  /^[\da-f-]{36}(?:\.\w+)?$/.test(filePath)

/** Puts a file of this machine's disk into the database, in place of the one that was there. */
export async function keepFile(ctx: Context, tx: Tx, { importId, kind, path }: Kept & { path: string }): Promise<void> {
  await tx.imports.dropFile(importId, kind)
  let number = 0
  for await (const bytes of ctx.files.parts(path)) {
    await tx.imports.putPart({ importId, kind, number, bytes })
    number += 1
  }
}

/** The parts of a kept file in order, each read by itself; none where it is gone. */
export async function* keptParts(ctx: Context, { importId, kind }: Kept): AsyncGenerator<Uint8Array> {
  for (let number = 0; ; number += 1) {
    const part = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.imports.part({ importId, kind, number }))
    if (!part) return
    yield part
  }
}

/** Lays the uploaded file on this machine's disk for the time of the work. AppError `upload_gone` where it is no longer kept. */
export async function withFile<T>(
  ctx: Context,
  { id, filePath }: Pick<ImportRecord, 'id' | 'filePath'>,
  work: (path: string) => Promise<T>,
): Promise<T> {
  if (!isKept({ filePath })) return work(`${ctx.uploadsDir}/${filePath}`)
  // The ending stays: it says what the file promises to be.
  const path = `${ctx.uploadsDir}/${ctx.newId()}${filePath.slice(36)}`
  try {
    const bytes = await ctx.files.assemble(path, keptParts(ctx, { importId: id, kind: 'rows' }))
    if (bytes === 0)
      throw new AppError('bad_file', 'upload_gone', 'the uploaded file is no longer kept: upload it again')
    return await work(path)
  } finally {
    await ctx.files.remove(path)
  }
}
