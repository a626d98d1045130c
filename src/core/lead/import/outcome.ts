import { AppError } from '../../app-error.ts'
import { importAmount } from './amount.ts'
import { outcomeMeanings, type OutcomeMeaning } from './target.ts'
import { plainOrSign, type ImportWords } from './words.ts'
import type { OutcomeKind } from '../outcome-kind.ts'

/** How a past deal ended. */
export type ImportedOutcome = {
  readonly kind: OutcomeKind
  readonly amount: number | null
  readonly reason: string | null
  readonly at: string | null
}

/** What a person said of the words of their CRM, by the word as the file has it. */
export type OutcomeWords = Readonly<Record<string, OutcomeMeaning>>

/** The end of a deal by the words of its cell: what the person said of it, else the known words; an empty cell is open, other words are not guessed at. */
export function outcomeMeaning(text: string, words: ImportWords): OutcomeMeaning | 'unknown' {
  const plain = plainOrSign(text)
  return words.own.get(plain) ?? knownMeaning(plain, words)
}

function knownMeaning(plain: string, { values }: ImportWords): OutcomeMeaning | 'unknown' {
  if (plain === '' || values.open.has(plain)) return 'open'
  if (values.won.has(plain) || values.yes.has(plain)) return 'won'
  if (values.lost.has(plain) || values.no.has(plain)) return 'lost'
  return values.disqualified.has(plain) ? 'disqualified' : 'unknown'
}

/** Whether the person said what the word of a cell means. */
export const isOwnOutcome = (text: string, words: ImportWords): boolean => words.own.has(plainOrSign(text))

/**
 * What an unknown word hints at, for a person to confirm: `Договор подписан и оплачен` at won. Null where nothing in it does. What speaks
 * against a deal goes before what speaks for it, and a denied win (`не оплачен`) hints at nothing.
 */
export function hintedMeaning(text: string, { hints }: ImportWords): OutcomeMeaning | null {
  const words = plainOrSign(text).split(' ')
  const matches = (parts: readonly string[]) =>
    words.some((_, start) => parts.every((part, offset) => fits(words[start + offset] ?? '', part)))
  const found = (['disqualified', 'lost', 'won', 'open'] as const).find((kind) => hints[kind].some(matches)) ?? null
  return found === 'won' && hints.not.some(matches) ? null : found
}

const fits = (word: string, part: string): boolean =>
  part.endsWith('*') ? word.startsWith(part.slice(0, -1)) : word === part

/** The words of tables with those that a person explained; they go before the shipped ones. */
export function withOwnOutcomes(words: ImportWords, own: OutcomeWords): ImportWords {
  return { ...words, own: new Map(Object.entries(own).map(([word, meaning]) => [plainOrSign(word), meaning])) }
}

/**
 * Checks what a caller says of words. AppError `outcome_word_empty`, `outcome_meaning_unknown`, or `outcome_word_twice` where two spellings
 * of one word are said to mean different things.
 */
export function parseOutcomeWords(said: Readonly<Record<string, string>>): OutcomeWords {
  const plain = new Map<string, string>()
  return Object.fromEntries(
    Object.entries(said).map(([word, meaning]) => {
      if (plainOrSign(word) === '')
        throw new AppError('bad_input', 'outcome_word_empty', 'an empty cell is an open deal: name a word of the file')
      if (!isOutcomeMeaning(meaning))
        throw new AppError(
          'bad_input',
          'outcome_meaning_unknown',
          `"${word}" cannot mean "${meaning}": say one of ${outcomeMeanings.join(', ')}`,
          { field: 'outcomes' },
        )
      if ((plain.get(plainOrSign(word)) ?? meaning) !== meaning)
        throw new AppError('bad_input', 'outcome_word_twice', `"${word}" is said to mean two things: keep one`, {
          field: 'outcomes',
        })
      plain.set(plainOrSign(word), meaning)
      return [word, meaning]
    }),
  )
}

const isOutcomeMeaning = (text: string): text is OutcomeMeaning => (outcomeMeanings as readonly string[]).includes(text)

/** What was said earlier with what is said now: of one word, however spelled, the later counts. */
export function mergeOutcomeWords(earlier: OutcomeWords, later: OutcomeWords): OutcomeWords {
  const said = new Set(Object.keys(later).map(plainOrSign))
  const kept = Object.entries(earlier).filter(([word]) => !said.has(plainOrSign(word)))
  return { ...Object.fromEntries(kept), ...later }
}

/** The amount of an outcome; a cell that is no sum counts as none. */
export const outcomeAmount = (text: string): number | null => (text === '' ? null : importAmount(text))
