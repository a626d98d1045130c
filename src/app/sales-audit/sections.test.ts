import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { trainingInput } from '../../../test/support/training-input.ts'
import { makeRandom } from '../../core/math/random.ts'
import { trainModel } from '../../core/score/train.ts'
import { auditDeals } from './deals.ts'
import { type AuditLanguage, type AuditMessages, makeAuditWords } from './words.ts'

/** The page of deals of a month, won on Fridays more often by `friday` and else by chance. */
function pageOf(language: AuditLanguage, friday: number): string {
  const messages = readFileSync(new URL(`../../../data/audit/${language}.json`, import.meta.url), 'utf8')
  const random = makeRandom(8)
  const created = Array.from({ length: 240 }, () => `2026-05-${String(1 + Math.floor(28 * random())).padStart(2, '0')}`)
  const won = created.map((day) => random() < 0.3 + (new Date(day).getUTCDay() === 5 ? friday : 0))
  const input = trainingInput({ created }, Float64Array.from(won, Number))
  const words = makeAuditWords(language, JSON.parse(messages) as AuditMessages)
  return auditDeals(words, { input, trained: trainModel(input), asked: {} }, null)
}

/** Where names stand in the tables of values. */
function placesOf(page: string, names: readonly string[]): number[] {
  const tables = page.slice(page.indexOf('<div class="points">'))
  return names.map((name) => tables.indexOf(`>${name}<`))
}

it('shows the days of a week in their order, from Sunday on in Hebrew', () => {
  const english = placesOf(pageOf('en', 0.6), ['Monday', 'Tuesday', 'Friday', 'Sunday'])
  expect(english).toEqual(english.toSorted((a, b) => a - b))
  const hebrew = placesOf(pageOf('he', 0.6), ['יום ראשון', 'יום שני', 'יום שישי', 'שבת'])
  expect(hebrew).toEqual(hebrew.toSorted((a, b) => a - b))
  expect(Math.min(...english, ...hebrew)).toBeGreaterThan(0)
})

it('gives no points for differences that could be chance', () => {
  expect(pageOf('en', 0.6)).toContain('>points</th>')
  const page = pageOf('en', 0)
  expect(page).not.toContain('>points</th>')
  expect(page).toContain('the model did no better than your average, so there are no points')
})
