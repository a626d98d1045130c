import { AppError } from '../../core/app-error.ts'
import type { Context } from '../context.ts'
import type { TableFile } from '../ports/files.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { namedFault } from './named-fault.ts'

/**
 * The table of an import, opened. AppError `upload_elsewhere`: the file lies with the process that took it, and on several machines
 * another may be asked to read it; `bad_file` where it is no table, named as the person knows it.
 */
export async function openUpload(
  ctx: Context,
  { filePath, fileName }: Pick<ImportRecord, 'filePath' | 'fileName'>,
): Promise<TableFile> {
  const path = `${ctx.uploadsDir}/${filePath}`
  if (!(await ctx.files.exists(path)))
    throw new AppError(
      'bad_file',
      'upload_elsewhere',
      'the uploaded file is not in the data folder of the process that runs the import: give all processes one folder in ASSAY_DATA',
    )
  return ctx.files.openTable(path).catch((error: unknown) => {
    throw namedFault(error, { path, fileName })
  })
}
