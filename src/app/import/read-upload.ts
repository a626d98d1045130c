import type { Context } from '../context.ts'
import type { TableFile } from '../ports/files.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { withFile } from './kept-files.ts'
import { namedFault } from './named-fault.ts'

/**
 * Opens the table of an import for the time of the work, whichever process took it. AppError `upload_gone`; `bad_file` where it is no table,
 * named as the person knows it.
 */
export function readUpload<T>(
  ctx: Context,
  record: Pick<ImportRecord, 'id' | 'filePath' | 'fileName'>,
  work: (table: TableFile) => Promise<T>,
): Promise<T> {
  return withFile(ctx, record, async (path) => {
    try {
      return await work(await ctx.files.openTable(path))
    } catch (error) {
      throw namedFault(error, { path, fileName: record.fileName })
    }
  })
}
