import type { TableFile } from '../app/ports/files.ts'
import { AppError } from '../core/app-error.ts'
import { openCsv } from './csv-file.ts'
import { openToRead } from './file-fault.ts'
import { emptyFile, noWorkbook } from './table-faults.ts'

const zip = [0x50, 0x4b, 3, 4]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]

/** Opens a table by what the file holds; its name counts only where it promises a workbook. */
export async function openTable(path: string): Promise<TableFile> {
  const { file, bytes } = await openToRead(path)
  try {
    if (bytes === 0) throw emptyFile(path)
    const head = Buffer.alloc(4)
    await file.read(head, 0, 4, 0)
    if (zip.every((byte, at) => head[at] === byte)) {
      const { openXlsx } = await import('./xlsx-file.ts')
      return await openXlsx(path, bytes)
    }
    if (compoundFile.every((byte, at) => head[at] === byte)) {
      const way = 'an old .xls workbook, or one with a password; save it as .xlsx without a password, or as CSV'
      throw new AppError('bad_file', 'workbook_old', `${path}: ${way}`)
    }
    if (/\.xls[xm]$/i.test(path)) throw noWorkbook(path)
    return await openCsv(file, path, bytes)
  } finally {
    await file.close()
  }
}
