import { readFile } from 'node:fs/promises'
import { parseImportWords, type ImportWords } from '../core/lead/import/words.ts'

const place = new URL('../../data/import/headers.json', import.meta.url)

/** The words of imported tables that ship with the product. */
export async function loadImportWords(): Promise<ImportWords> {
  return parseImportWords(JSON.parse(await readFile(place, 'utf8')))
}
