import { closeSync, openSync, writeSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { Refusals, RefusedRow } from '../app/ports/files.ts'
import { temporaryBeside } from './atomic-file.ts'
import { csvText, type CsvRow } from './csv-text.ts'
import { fileFault } from './file-fault.ts'

const batchRows = 500

/** Writes refused rows to `OUT.errors.csv` as they come: in bounded memory, however many there are. */
export function makeRefusals(outPath: string): Refusals {
  const path = `${outPath}.errors.csv`
  const temporary = temporaryBeside(path)
  let descriptor: number | null = null
  let pending: CsvRow[] = []
  let count = 0

  function flush(): void {
    try {
      descriptor ??= openSync(temporary, 'wx')
      writeSync(descriptor, csvText(pending, true))
      pending = []
    } catch (error) {
      throw fileFault(error, path)
    }
  }

  return {
    refuse(row: RefusedRow) {
      if (count === 0) pending.push(['line', 'column', 'code', 'reason'])
      count += 1
      if (pending.push([row.line, row.column, row.code, row.reason]) >= batchRows) flush()
    },
    count: () => count,
    async close() {
      if (count === 0) {
        await rm(path, { force: true })
        return 0
      }
      flush()
      closeSync(descriptor!)
      await rename(temporary, path)
      return count
    },
    async abort() {
      if (descriptor !== null) closeSync(descriptor)
      await rm(temporary, { force: true })
    },
  }
}
