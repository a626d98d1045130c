import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parseFeasts } from './dates/feasts.ts'
import { parseJoints } from './joints.ts'
import { compileLexicon } from './lexicon.ts'
import { openMessage, ownClauses } from './message.ts'
import { findPatterns, parsePatterns } from './patterns.ts'

const file = (name: string): string => readFileSync(new URL(`../../../data/reader/${name}`, import.meta.url), 'utf8')
const languages = ['ru', 'kk', 'he', 'en']
const vocabulary = {
  concepts: compileLexicon(languages.map((language) => file(`concepts.${language}.txt`))),
  times: compileLexicon(languages.map((language) => file(`times.${language}.txt`))),
  feasts: parseFeasts(file('feasts.txt')),
  joints: parseJoints(file('joints.txt')),
  languageOf: () => 'unknown' as const,
}
type Tested = ReturnType<typeof parsePatterns>[number] & { tests: { hit: string[]; miss: string[] } }
const patterns = parsePatterns(file('patterns.json')) as readonly Tested[]

function fires(text: string, pattern: Tested): boolean {
  const message = openMessage(text, vocabulary, '2026-03-11T10:00:00+05:00')
  return ownClauses(message).some((clause) => findPatterns(message, clause, [pattern]).length > 0)
}

describe.each(patterns.map((pattern) => ({ id: pattern.id, pattern })))('pattern $id', ({ pattern }) => {
  it.each(pattern.tests.hit)('fires on: %s', (text) => expect(fires(text, pattern)).toBe(true))
  it.each(pattern.tests.miss)('is silent on: %s', (text) => expect(fires(text, pattern)).toBe(false))
  it('has examples of both', () => {
    expect(pattern.tests.hit.length).toBeGreaterThan(0)
    expect(pattern.tests.miss.length).toBeGreaterThan(0)
  })
})
