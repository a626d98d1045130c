import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { clausesOf } from './clauses.ts'
import { parseJoints } from './joints.ts'
import { readWords } from './words.ts'

const joints = parseJoints(readFileSync(new URL('../../../data/reader/joints.txt', import.meta.url), 'utf8'))
const bare = (text: string): string => text.replace(/[.,;!](?=\s|$)/g, '')

/** The clauses of a text as words without marks. */
function clauses(text: string): readonly string[] {
  const words = readWords(text)
  return clausesOf(words, joints).map(({ from, to }) =>
    words
      .slice(from, to)
      .filter(({ kind }) => kind !== 'mark')
      .map(({ word }) => word)
      .join(' '),
  )
}

describe('clauses', () => {
  it.each([
    'Нужен генератор, свет отключают каждый день. Приезжайте на замер завтра, квартира наша',
    'Қазандық істен шықты, үй суық. Бүгін келе аласыз ба? Ақшасы дайын, шотты жіберіңіз',
    'הדוד התקלקל, קפוא בבית. מישהו יכול לבוא היום? יש תקציב, תשלחו הצעה',
    'The boiler is dead, the house is cold. Can anyone come today? We have the money, send an invoice',
  ])('are the same without stops and commas: %s', (text) => {
    expect(clauses(bare(text))).toEqual(clauses(text))
    expect(clauses(text).length).toBeGreaterThan(2)
  })

  it('end at lines, questions and brackets, and are never long', () => {
    expect(clauses('дверь нужна\nокно тоже')).toEqual(['дверь нужна', 'окно тоже'])
    expect(clauses('есть окна? беру два')).toEqual(['есть окна', 'беру два'])
    const long = Array.from({ length: 60 }, (_, index) => `слово${'абвгд'[index % 5]}`).join(' ')
    for (const clause of clauses(long)) expect(clause.split(' ').length).toBeLessThanOrEqual(13)
  })
})
