import { isFirstName, isFirstNameBent } from './first-names.ts'
import { hasFewValues, namesStaff } from './person-column.ts'
import { tellsPerson } from './person-text.ts'
import type { FeaturePlan } from './plan.ts'

const wordOrGap = /[\p{L}\p{N}"'״׳]+/gu
const streetWord = /^(?:ул|улиц[аыеу]|проспект|просп|мкр|микрорайон|переулок|көшесі|даңғылы|street|avenue|רחוב|רח)$/u

/** Mail addresses, handles, links and telephone numbers within a text, none of whose pieces is a word. */
const contacts = /\S*@\S+|(?:https?:\/\/|www\.|t\.me\/|wa\.me\/)\S+|\+?\d[\d\s().-]{8,}\d/giu

type Token = {
  /** It is a piece of a contact. */
  readonly ofContact: boolean
  readonly word: string
  readonly capital: boolean
  readonly starts: boolean
  readonly afterBlank: boolean
}

/** The words of a text as `wordsOf` cuts them, with how they stand in it. */
function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = []
  let end = 0
  const read = text.slice(0, 300).normalize('NFC')
  const spans = Array.from(read.matchAll(contacts), (match) => [match.index, match.index + match[0].length] as const)
  for (const match of read.matchAll(wordOrGap)) {
    const raw = match[0].replace(/["'״׳]/g, '')
    const gap = match.input.slice(end, match.index)
    end = match.index + match[0].length
    if (raw === '') continue
    const loud = raw.length >= 6 && raw === raw.toUpperCase() && raw !== raw.toLowerCase()
    tokens.push({
      ofContact: spans.some(([from, to]) => from <= match.index && match.index < to),
      word: raw.toLowerCase(),
      capital: loud || /^\p{Lu}\p{Ll}/u.test(raw),
      starts: tokens.length === 0 || /[.!?:;\n•]/.test(gap),
      afterBlank: gap.trim() === '',
    })
  }
  return tokens
}

const tellsName = (word: string): boolean => isFirstNameBent(word) || streetWord.test(word)

/** Whether a word stands in a text as names do: large within a sentence of small words, beside a first name or the word for a street, or as a piece of a contact. */
function standsAsName(tokens: readonly Token[], at: number, written: boolean): boolean {
  const { ofContact, word, capital, starts, afterBlank } = tokens[at]!
  if (ofContact || (written && capital && !starts)) return true
  if (isFirstNameBent(word)) return false
  if (afterBlank && at > 0 && tellsName(tokens[at - 1]!.word)) return true
  return at + 1 < tokens.length && tokens[at + 1]!.afterBlank && isFirstName(tokens[at + 1]!.word)
}

/** Words that stand as names in at least half of the texts that have them. */
function namesWithin(cells: readonly string[]): ReadonlySet<string> {
  const seen = new Map<string, number>()
  const named = new Map<string, number>()
  const add = (counts: Map<string, number>, word: string): void => void counts.set(word, (counts.get(word) ?? 0) + 1)
  for (const cell of cells) {
    const tokens = tokensOf(cell)
    const written = tokens.filter(({ capital }) => !capital).length >= tokens.length / 2
    const names = new Set(tokens.filter((_, at) => standsAsName(tokens, at, written)).map(({ word }) => word))
    for (const word of new Set(tokens.map((token) => token.word))) add(seen, word)
    for (const word of names) add(named, word)
  }
  return new Set([...named].filter(([word, count]) => 2 * count >= seen.get(word)!).map(([word]) => word))
}

/**
 * What of a column must not enter a model as text, because it may name a person or tell how to reach one: of words those with five digits,
 * first names, and words that stand in their texts as names do; of values contacts, homes and full names, but for the seller's own people.
 */
export function barredTexts({ column, derive }: FeaturePlan, cells: readonly string[]): (text: string) => boolean {
  if (derive === 'category' || derive === 'items' || derive === 'site domain') {
    const allowed = { names: namesStaff(column), places: hasFewValues(cells) }
    return (text) => tellsPerson(text, allowed)
  }
  if (derive !== 'words') return () => false
  const names = namesWithin(cells)
  return (word) => /\d.*\d.*\d.*\d.*\d/.test(word) || isFirstNameBent(word) || names.has(word)
}
