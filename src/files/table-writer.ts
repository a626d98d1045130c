import type { TableWriter } from '../app/ports/files.ts'
import { openAtomic } from './atomic-file.ts'
import { csvText, type CsvRow } from './csv-text.ts'

const batchRows = 500

/** Writes a CSV table in batches of rows, atomically. */
export async function createTable(path: string, columns: readonly string[], forPeople: boolean): Promise<TableWriter> {
  const sink = await openAtomic(path)
  let pending: CsvRow[] = [columns]
  const flush = async (): Promise<void> => {
    const text = csvText(pending, forPeople)
    pending = []
    await sink.write(text)
  }
  return {
    async write(cells) {
      // The caller may use its array again.
      if (pending.push([...cells]) >= batchRows) await flush()
    },
    async close() {
      await flush()
      await sink.close()
    },
    abort: sink.abort,
  }
}
