import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom } from '../../core/math/random.ts'
import { trainModel } from '../../core/score/train.ts'
import { auditDeals } from './deals.ts'
import { auditLanguage, auditLanguages, type AuditMessages, makeAuditWords } from './words.ts'

const read = (path: string): AuditMessages =>
  JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')) as AuditMessages
const holes = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([hole]) => hole).sort()
const english = read('data/audit/en.json')

describe.each(auditLanguages)('the words of the audit page in %s', (language) => {
  const messages = read(`data/audit/${language}.json`)

  it('are complete, with the same gaps', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(english))
    for (const [key, text] of Object.entries(messages))
      expect([key, ...holes(text)]).toEqual([key, ...holes(english[key]!)])
  })

  it('name features and tiers as the console does', () => {
    const console = read(`web/messages/${language}.json`)
    for (const [key, text] of Object.entries(messages))
      if (/^(?:feature|signal|nonbuyer|tier)\./.test(key)) expect([key, text]).toEqual([key, console[key]])
  })

  it('make a whole page, and what stands in the table stays text', () => {
    const random = makeRandom(3)
    const size = Array.from({ length: 160 }, () => String(Math.round(100 * random())))
    const outcomes = Float64Array.from(size, (cell) => (random() < 0.1 + Number(cell) / 130 ? 1 : 0))
    const deals = trainingInput({ '<b>size</b>': size, same: size.map(() => 'x') }, outcomes)
    const input = { ...deals, ids: size.map((_, at) => `<i>${at}`) }
    const page = auditDeals(makeAuditWords(language, messages), { input, trained: trainModel(input) }, null)
    expect(page).toContain(`<html lang="${language}" dir="${language === 'he' ? 'rtl' : 'ltr'}">`)
    expect(page).not.toMatch(/<b>size|<i>\d|\{\w+\}(?![^<]*<\/style>)/)
    expect(page).not.toMatch(/undefined|NaN/)
  })
})

it('says which languages there are', () => {
  expect(auditLanguage('HE')).toBe('he')
  expect(() => auditLanguage('fr')).toThrow(/en, ru, kk, he/)
})
