import type { BaseWorld } from '../app/base-features.ts'
import type { Reader } from '../core/read/reader.ts'
import type { Wiring } from './wiring.ts'

/** The option `--words FILE` of the commands that read messages. */
export const wordsOption = [
  '--words <file>',
  "JSON of the company's own words, as GET /api/words gives them: what it sells, what is the wrong product",
] as const

/** The reader, with the company's own words where a file of them is named. */
export async function readerFor(wiring: Wiring, words: string | undefined): Promise<Reader> {
  const reader = await wiring.reader()
  if (words === undefined) return reader
  const { loadSellerWords, readerWithWords } = await import('../app/load-seller-words.ts')
  return readerWithWords(reader, await loadSellerWords(await wiring.files(), words))
}

/** What reads rows of any table as leads, with such a reader. */
export const baseWorldFor = async (wiring: Wiring, words: string | undefined): Promise<BaseWorld> => {
  const world = await wiring.baseWorld()
  return words === undefined ? world : { ...world, reader: await readerFor(wiring, words) }
}
