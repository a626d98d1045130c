import { describe, expect, it } from 'vitest'
import { compileLexicon } from '../lexicon.ts'
import { parseJoints } from '../joints.ts'
import { isMashed } from './mash.ts'
import { openMessage } from '../message.ts'

const empty = {
  concepts: compileLexicon(['need: насос, quote']),
  times: compileLexicon([]),
  feasts: new Map(),
  joints: parseJoints(''),
  languageOf: () => 'unknown' as const,
}
const mashed = (text: string) => isMashed(openMessage(text, empty, null))

describe('fingers run along a keyboard', () => {
  it.each(['фывапр', 'фывфыв', 'asdfgh', 'asdf asdf', 'йцукен', 'שדגכע'])('%s', (text) =>
    expect(mashed(text)).toBe(true))
  it.each(['', 'привет', 'property', 'насос', 'quote', 'hello there', 'спасибо', 'שלום'])('not: %s', (text) =>
    expect(mashed(text)).toBe(false))
})
