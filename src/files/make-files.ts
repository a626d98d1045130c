import { readFile, rm, stat } from 'node:fs/promises'
import type { FilesPort } from '../app/ports/files.ts'
import { AppError } from '../core/app-error.ts'
import { openAtomic } from './atomic-file.ts'
import { csvText } from './csv-text.ts'
import { fileFault, openToRead } from './file-fault.ts'
import { assembleFile, fileParts } from './file-parts.ts'
import { openLines } from './line-reader.ts'
import { createLines } from './line-writer.ts'
import { openTable } from './open-table.ts'
import { makeRefusals } from './refusals.ts'
import { workbook } from './workbook.ts'
import { createTable } from './table-writer.ts'

const maxTextBytes = 256 << 20

/** Tables, line files and texts on the disk. */
export function makeFiles(): FilesPort {
  return {
    openTable,
    createTable: (path, columns, options) => createTable(path, columns, options?.forPeople === true),
    tableText: (columns, rows, options) => csvText([columns, ...rows], options?.forPeople === true),
    workbook,
    openLines,
    createLines: (path, options) => createLines(path, options?.append === true),
    refusals: makeRefusals,
    parts: fileParts,
    assemble: assembleFile,
    readText,
    writeText,
    remove: (path) => rm(path, { force: true }),
    exists: (path) =>
      stat(path).then(
        () => true,
        () => false,
      ),
    isSame: async (one, other) => {
      const [first, second] = await Promise.all([one, other].map((path) => stat(path).catch(() => null)))
      return first !== null && second !== null && first?.ino === second?.ino && first?.dev === second?.dev
    },
  }
}

async function readText(path: string): Promise<string> {
  const { file, bytes } = await openToRead(path)
  await file.close()
  if (bytes > maxTextBytes) throw new AppError('too_large', 'text_too_large', `${path}: larger than 256 MB`)
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw fileFault(error, path)
  })
  return text.replace(/^\ufeff/, '')
}

async function writeText(path: string, text: string): Promise<void> {
  const sink = await openAtomic(path)
  await sink.write(text)
  await sink.close()
}
