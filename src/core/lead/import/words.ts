import { AppError } from '../../app-error.ts'
import { isImportTarget, type ImportTarget, type OutcomeMeaning } from './target.ts'
import { channels, type Channel } from '../lead.ts'

/** One way to write a header: its words, and whether they must be all of it. */
export type HeaderWord = { readonly words: readonly string[]; readonly whole: boolean; readonly target: ImportTarget }

export const valueKinds = ['yes', 'no', 'won', 'lost', 'disqualified', 'open'] as const
export type ValueKind = (typeof valueKinds)[number]

/** What parts of an unknown outcome hint at; `not` denies a win. */
export const hintKinds = ['won', 'lost', 'disqualified', 'open', 'not'] as const
export type HintKind = (typeof hintKinds)[number]

/** The words of imported tables in ru, kk, he and en (data/import/headers.json), ready for look-up. */
export type ImportWords = {
  readonly headers: readonly HeaderWord[]
  readonly values: Readonly<Record<ValueKind, ReadonlySet<string>>>
  readonly channels: ReadonlyMap<string, Channel>
  /** Parts of outcomes, each as its words; one that ends with `*` is the beginning of a word. */
  readonly hints: Readonly<Record<HintKind, readonly (readonly string[])[]>>
  /** What a person said of outcomes that are not among the values, by the word as it is compared. */
  readonly own: ReadonlyMap<string, OutcomeMeaning>
}

/** Text as headers and fixed values are compared: NFKC, small letters, `ё` as `е`, words parted by single blanks. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replaceAll(/[^\p{L}\p{M}\p{N}+✓✔]+/gu, ' ')
    .trim()
}

/** A header as it is compared: `jobTitle` is two words. */
export const plainHeader = (header: string): string => plainWords(header.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))

/** Parses the shipped list; a fault in it is a fault of the product. */
export function parseImportWords(json: unknown): ImportWords {
  const { fields, skip, channels: named, values, hints } = json as Readonly<Record<string, unknown>>
  const headers = Object.entries(record(fields)).flatMap(([target, languages]) => {
    if (!isImportTarget(target)) throw broken(target)
    return Object.values(record(languages)).flatMap((words) => strings(words).map((word) => headerWord(word, target)))
  })
  const skipped = strings(skip).map((word) => headerWord(word, 'skip'))
  const sets = valueKinds.map((kind) => [kind, new Set(strings(record(values)[kind]).map(plainOrSign))] as const)
  const parts = hintKinds.map((kind) => [kind, strings(record(hints)[kind]).map(hintParts)] as const)
  return {
    headers: [...headers, ...skipped],
    values: Object.fromEntries(sets) as Record<ValueKind, Set<string>>,
    channels: new Map(Object.entries(record(named)).flatMap(([channel, words]) => channelWords(channel, words))),
    hints: Object.fromEntries(parts) as Record<HintKind, (readonly string[])[]>,
    own: new Map(),
  }
}

/** A fixed value as it is compared; signs (`+`, `-`) have no words and stand for themselves. */
export const plainOrSign = (text: string): string => plainWords(text) || text.trim()

function headerWord(text: string, target: ImportTarget): HeaderWord {
  return { words: plainWords(text.replace(/^=/, '')).split(' '), whole: text.startsWith('='), target }
}

const hintParts = (text: string): readonly string[] =>
  text.split(' ').map((part) => plainWords(part) + (part.endsWith('*') ? '*' : ''))

function channelWords(channel: string, words: unknown): readonly (readonly [string, Channel])[] {
  const known = channels.find((one) => one === channel)
  if (known === undefined) throw broken(channel)
  return strings(words).map((word) => [plainWords(word), known] as const)
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken('object')
  return value as Readonly<Record<string, unknown>>
}

function strings(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'string')) throw broken('list')
  return value as readonly string[]
}

const broken = (where: string) =>
  new AppError('internal', 'import_words_broken', 'the shipped list of import words is broken', { field: where })
