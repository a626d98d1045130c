import { AppError } from '../core/app-error.ts'
import type { Reader } from '../core/read/reader.ts'
import { commonSeller, type SellerWords } from '../core/read/seller-words.ts'
import type { FilesPort } from './ports/files.ts'

const lists = ['products', 'brands', 'regions'] as const
const trades = ['used', 'rent', 'repair', 'elsewhere'] as const
type Fields = Readonly<Record<string, unknown>>

const broken = (path: string, field: string, reason: string): AppError =>
  new AppError('bad_input', 'words_broken', `${path}: ${field} ${reason}; the keys are those of GET /api/words`, {
    option: '--words',
  })

/** An object with no other keys than these; absent counts as empty. */
function fieldsOf(path: string, field: string, { value, keys }: { value: unknown; keys: readonly string[] }): Fields {
  if (value === undefined) return {}
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw broken(path, field, 'must be a JSON object')
  const other = Object.keys(value).find((key) => !keys.includes(key))
  if (other !== undefined) throw broken(path, other.slice(0, 60), 'is no known key')
  return value as Fields
}

function listOf(path: string, field: string, value: unknown): readonly string[] {
  if (value === undefined) return []
  const fits = Array.isArray(value) && value.length <= 200
  if (fits && value.every((word) => typeof word === 'string' && word.length <= 60)) return value as readonly string[]
  throw broken(path, field, 'must be a list of at most 200 texts of at most 60 characters')
}

/** Reads a company's own words from a JSON file as `GET /api/words` gives them; what is left out is the common seller's. */
export async function loadSellerWords(files: Pick<FilesPort, 'readText'>, path: string): Promise<SellerWords> {
  let value: unknown
  try {
    value = JSON.parse(await files.readText(path))
  } catch (error) {
    if (error instanceof AppError) throw error
    throw broken(path, 'the file', 'is not JSON')
  }
  const fields = fieldsOf(path, 'the file', { value, keys: [...lists, 'wrong'] })
  const wrong = fieldsOf(path, 'wrong', { value: fields.wrong, keys: [...trades, 'words'] })
  const [products, brands, regions] = lists.map((name) => listOf(path, name, fields[name]))
  const said = trades.map((name) => {
    const yes = wrong[name] ?? commonSeller.wrong[name]
    if (typeof yes !== 'boolean') throw broken(path, `wrong.${name}`, 'must be true or false')
    return [name, yes] as const
  })
  const marks = Object.fromEntries(said) as Record<(typeof trades)[number], boolean>
  return {
    products: products!,
    brands: brands!,
    regions: regions!,
    wrong: { ...marks, words: listOf(path, 'wrong.words', wrong.words) },
  }
}

/** The reader that reads every message with these words unless it is given others. */
export const readerWithWords = (reader: Reader, words: SellerWords): Reader => ({
  version: reader.version,
  read: (text, context) => reader.read(text, { words, ...context }),
})
