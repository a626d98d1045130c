import { expect, it } from 'vitest'
import { readWords, type Word } from '../words.ts'
import { emitWord } from './features.ts'
import { emptyTally, type LinearPart, makeLinearModels } from './linear-model.ts'
import { addWord, makeWordSums, nextText, numberWords } from './word-sums.ts'

const wordsOf = (text: string): readonly Word[] => readWords(text)

/** A model that knows every feature of some words, the n-th by a weight of n. */
function partOf(text: string, labelCount: number): LinearPart {
  const keys = new Set<number>()
  for (const word of wordsOf(text)) emitWord(word, (feature) => keys.add(feature))
  const weights = Int8Array.from({ length: keys.size * labelCount }, (_, at) => (at % 120) + 1)
  return { labelCount, keys: Int32Array.from(keys), weights, scales: new Float32Array(labelCount).fill(1) }
}

function setUp() {
  const parts = [partOf('нужен кран', 2), partOf('кран завтра', 1)]
  const { index, models } = makeLinearModels(parts)
  return { sums: makeWordSums(index, models[0], models[1]), models }
}

it('counts a word once in a text however often it stands, and again in the next', () => {
  const { sums, models } = setUp()
  const numbers = numberWords(sums, wordsOf('кран Кран нужен кран'))
  expect(numbers[0]).toBe(numbers[1])
  const tallyOf = (which: readonly number[]) => {
    const scored = { role: 'document', text: nextText(sums), tally: emptyTally(models[0]) } as const
    for (const at of which) addWord(sums, numbers[at], scored)
    return [...scored.tally]
  }
  const once = tallyOf([0, 2])
  expect(once[0]).toBeGreaterThan(0)
  expect(tallyOf([0, 1, 2, 3])).toEqual(once)
  expect(tallyOf([0])[0] + tallyOf([2])[0]).toBeCloseTo(once[0], 5)
})

it('keeps what a word says to a message, to its clause and beside one apart', () => {
  const { sums, models } = setUp()
  const [number] = numberWords(sums, wordsOf('завтра'))
  const tally = (role: 'clause' | 'before') => {
    const scored = { role, text: nextText(sums), tally: emptyTally(models[1]) }
    addWord(sums, number, scored)
    return [...scored.tally]
  }
  expect(tally('clause')[0]).toBeGreaterThan(0)
  expect(tally('before')).toEqual([0, 0])
})

it('says the same of a word after it has forgotten all, whatever the word had noted', () => {
  const { sums, models } = setUp()
  const tallyOf = () => {
    const [number] = numberWords(sums, wordsOf('кран'))
    const scored = { role: 'document', text: nextText(sums), tally: emptyTally(models[0]) } as const
    addWord(sums, number, scored)
    return [...scored.tally]
  }
  const before = tallyOf()
  const letter = (at: number): string => String.fromCharCode(97 + (at % 26))
  const many = Array.from({ length: 75_000 }, (_, at) =>
    ['q', at, at / 26, at / 676, at / 17_576]
      .map((one) => (typeof one === 'string' ? one : letter(Math.floor(one))))
      .join(''),
  )
  for (let from = 0; from < many.length; from += 2_000)
    numberWords(sums, wordsOf(many.slice(from, from + 2_000).join(' ')))
  numberWords(sums, wordsOf('нужен'))
  expect(sums.numbers.size).toBeLessThan(60_000)
  expect(tallyOf()).toEqual(before)
})
