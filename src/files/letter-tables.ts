import type { LetterModel } from '../core/read/layout/letter-model.ts'

/** A model of letters as the data files hold it: its letters, and its table in base64. */
export const letterModel = (letters: string, table: string): LetterModel => ({
  letters,
  ratios: new Int8Array(Buffer.from(table, 'base64')),
})
