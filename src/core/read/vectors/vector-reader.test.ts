import { describe, expect, it } from 'vitest'
import { parseJoints } from '../joints.ts'
import { distil, makeWordPoints } from './distil.ts'
import { gatherVectors } from './gather-vectors.ts'
import { unitsOf, type LabelledText } from './labelled-text.ts'
import { spokenClauses } from './spoken-clauses.ts'
import { claimSignals } from './vector-reader.ts'
import { findWord, plainWord, wordKey } from './word-key.ts'

const vocabulary = { joints: parseJoints('base: -50\n') }
const vector = (...numbers: number[]) => Float32Array.from(numbers)

/** Two signals, each along an axis of its own. */
const signals = [
  { signal: 'pain', threshold: 0.8, weights: Float64Array.of(-3, 4, 0) },
  { signal: 'budget', threshold: 0.9, weights: Float64Array.of(-3, 0, 4) },
] as const

function model() {
  const points = makeWordPoints(signals)
  points.add('broken', vector(1, 0))
  points.add('money', vector(0, 1))
  points.add('the', vector(0, 0))
  points.add('қасық', vector(-0.5, -0.5))
  return distil(signals, points)
}

const claims = (text: string) => claimSignals(model(), spokenClauses(text, vocabulary))

describe('what is kept of vectors', () => {
  it('finds each word again and no other', () => {
    const { keys } = model()
    for (const word of ['broken', 'money', 'the', 'қасық']) expect(keys[findWord(keys, word)]).toBe(wordKey(word))
    expect(findWord(keys, 'mony')).toBe(-1)
    expect(findWord(new Uint32Array(), 'money')).toBe(-1)
    expect(plainWord('Қасы\u049b')).toBe('қасық')
  })

  it('is the mean where two files know a word', () => {
    const points = makeWordPoints(signals)
    points.add('error', vector(1, 0))
    points.add('error', vector(0, 1))
    expect([...distil(signals, points).points]).toEqual([127, 127])
    const gathered = gatherVectors(['error'])
    gathered.add('error', vector(1, 0))
    gathered.add('error', vector(0, 1))
    gathered.add('other', vector(0, 1))
    expect([...gathered.all()]).toEqual([['error', vector(0.5, 0.5)]])
  })
})

describe('a claim', () => {
  it('quotes the likeliest clause word for word', () => {
    expect(claims('Hello, the? The Broken  broken! (money)')).toMatchObject([
      { signal: 'pain', quote: 'The Broken  broken' },
      { signal: 'budget', quote: 'money' },
    ])
  })

  it('stays away below the threshold, and where half of the words are unknown', () => {
    expect(claims('the the the қасық')).toEqual([])
    expect(claims('broken')).toHaveLength(1)
    expect(claims('broken zork plugh')).toEqual([])
    expect(claims('')).toEqual([])
  })
})

describe('a labelled clause', () => {
  const text: LabelledText = {
    author: 'a',
    language: 'en',
    judged: true,
    text: 'phones ring and ring? nobody comes',
    marks: [{ signal: 'pain', start: 22, end: 34 }],
    open: ['urgency'],
  }

  it('says yes where it shares half with a mark, and nothing of what is not known', () => {
    const [first, second] = unitsOf([text], vocabulary)
    expect(first).toMatchObject({ words: ['phones', 'ring', 'and', 'ring'] })
    expect([...first!.answers].slice(0, 3)).toEqual([255, 0, 0])
    expect([...second!.answers].slice(0, 3)).toEqual([255, 1, 0])
  })

  it('is not known to say it where a mark only begins in it', () => {
    const marks = [{ signal: 'pain' as const, start: 17, end: 34 }]
    const [first] = unitsOf([{ ...text, marks }], vocabulary)
    expect(first!.answers[1]).toBe(255)
  })
})
