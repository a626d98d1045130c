import { compileLexicon, type ConceptHit, findConcepts, type Lexicon } from './lexicon.ts'
import type { Message } from './message.ts'

/** A workspace's own words: what it sells, and what counts as the wrong product for it. Plain JSON; lists may be empty. */
export type SellerWords = {
  readonly products: readonly string[]
  readonly brands: readonly string[]
  /** Where the seller works: a message from there is not from elsewhere. */
  readonly regions: readonly string[]
  /** Whether these are the wrong product for the seller (true) or its very trade (false). */
  readonly wrong: {
    readonly used: boolean
    readonly rent: boolean
    readonly repair: boolean
    readonly elsewhere: boolean
    /** Further words that mark the wrong product. */
    readonly words: readonly string[]
  }
}

/** What holds where a workspace has said nothing: it sells new goods in its own country. */
export const commonSeller: SellerWords = {
  products: [],
  brands: [],
  regions: [],
  wrong: { used: true, rent: true, repair: true, elsewhere: true, words: [] },
}

const lexicons = new WeakMap<SellerWords, Lexicon>()

/** A phrase of the settings as patterns: long words stand for their forms too. */
const asPattern = (phrase: string): string =>
  phrase
    .replaceAll(/[,:#\n*]/g, ' ')
    .trim()
    .split(/\s+/)
    .map((word) => (word.length >= 5 ? `${word.slice(0, Math.max(4, word.length - 1))}*` : word))
    .join(' ')

function lexiconOf(words: SellerWords): Lexicon {
  const known = lexicons.get(words)
  if (known) return known
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['own_product', [...words.products, ...words.brands]],
    ['own_region', words.regions],
    ['own_wrong', words.wrong.words],
  ]
  const lexicon = compileLexicon([lists.map(([name, list]) => `${name}: ${list.map(asPattern).join(', ')}`).join('\n')])
  lexicons.set(words, lexicon)
  return lexicon
}

/** Where the words of a workspace stand in a message. */
export function findSellerWords(message: Message, words: SellerWords): readonly ConceptHit[] {
  return findConcepts(message.words, lexiconOf(words))
}

const trades = ['used', 'rent', 'repair', 'elsewhere'] as const

/**
 * Whether what looks like the wrong product is this seller's trade: the message speaks of something that the workspace
 * counts as right, and of nothing that it counts as wrong.
 */
export function isOwnTrade(message: Message, words: SellerWords): boolean {
  const named = trades.filter((trade) => message.concepts.some(({ concept }) => concept === trade))
  const hits = findSellerWords(message, words)
  if (hits.some(({ concept }) => concept === 'own_wrong')) return false
  const right = named.filter((trade) => !words.wrong[trade])
  const wrong = named.filter((trade) => words.wrong[trade])
  if (wrong.length === 1 && wrong[0] === 'elsewhere' && hits.some(({ concept }) => concept === 'own_region'))
    return true
  return right.length > 0 && right.length >= wrong.length
}
