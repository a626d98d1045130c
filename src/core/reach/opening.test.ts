import { languages } from '../lead/language.ts'
import { expect, it } from 'vitest'
import type { Reading, Signal, SignalName } from '../read/reading.ts'
import { suggestOpening } from './opening.ts'
import { openingThemes, openingWords } from './opening-words.ts'

const signal = (name: SignalName, quote: string): Signal => {
  return { signal: name, quote, start: 0, end: quote.length, source: 'rules', strength: 'strong' }
}
const reading = (changes: Partial<Reading>): Reading => ({
  lang: 'ru',
  signals: [],
  authority: 'unknown',
  nonbuyer: null,
  deadline: null,
  next_step: null,
  rank: 2,
  evidence: 'strong',
  grounds: [],
  ...changes,
})
const open = (changes: Partial<Reading> | null, name: string | null = 'Марат') =>
  suggestOpening({ name, reading: changes && reading(changes), language: null, fallback: 'ru' })

it('takes up the strongest thing that was said, in the words of the lead', () => {
  const signals = [signal('pain', 'заявки теряются'), signal('readiness', 'готов завтра созвониться')]
  expect(open({ signals })).toMatchObject({ theme: 'readiness', language: 'ru' })
  expect(open({ signals }).text).toContain('Здравствуйте, Марат! Вы написали «готов завтра созвониться»')
})

it('takes up the step that a buyer proposes, where nothing is said more plainly', () => {
  const step = { quote: 'проект договора жду в понедельник', days: 3 }
  const weak = { ...signal('pain', 'ремонт не спасает'), strength: 'weak' } as const
  expect(open({ rank: 3, next_step: step, signals: [weak] }).text).toContain(
    'Вы написали «проект договора жду в понедельник»',
  )
  expect(open({ rank: 3, next_step: { ...step, days: -2 } }).theme).toBe('plain')
  expect(open({ rank: 1, next_step: step }).theme).toBe('plain')
})

it('answers in the language of the message, else of the lead, else of the company', () => {
  expect(open({ lang: 'he', signals: [signal('urgency', 'דחוף מאוד')] }, null).text).toContain('״דחוף מאוד״')
  expect(suggestOpening({ name: null, reading: null, language: 'kk-KZ', fallback: 'ru' }).language).toBe('kk')
  expect(open({ lang: 'mixed' }).language).toBe('ru')
})

it('quotes neither a whole message nor somebody who does not buy, and takes a name as it stands', () => {
  expect(open({ signals: [signal('pain', 'ы'.repeat(200))] }).theme).toBe('plain')
  expect(open({ signals: [{ ...signal('urgency', 'с утра до ночи'), strength: 'weak' }] }).theme).toBe('plain')
  expect(open({ signals: [signal('urgency', 'утром')] }).theme).toBe('plain')
  expect(open({ nonbuyer: 'student', signals: [signal('need', 'нужен диплом')] }).theme).toBe('plain')
  expect(open(null, "$& O'Neil").text).toContain('$&')
})

it('leaves no placeholder in any language', () => {
  for (const language of languages)
    for (const theme of openingThemes) {
      const signals = theme === 'plain' ? [] : [signal(theme, 'x x x x')]
      const { text } = suggestOpening({
        name: 'A',
        reading: reading({ lang: language, signals }),
        language,
        fallback: 'en',
      })
      expect(text, `${language} ${theme}`).not.toMatch(/[{}]/)
      expect(Object.keys(openingWords[language]).toSorted()).toEqual(Object.keys(openingWords.en).toSorted())
    }
})
