import { languages } from '../lead/language.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Facts } from '../decide/condition.ts'
import { renderLetter } from './letter.ts'
import {
  type NextStepInput,
  type NurtureState,
  type NurtureTerms,
  nextStep,
  sequenceFor,
  startOf,
} from './next-step.ts'
import { parseSequence } from './parse-sequence.ts'
import { type NurtureEvent, type Sequence } from './sequence.ts'

const folder = new URL('../../../data/nurture/', import.meta.url)
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
const shipped = names.map((name) => {
  const parsed = parseSequence(read(name))
  if (parsed.kind !== 'sequence') throw new Error(`${name} ${JSON.stringify(parsed.faults)}`)
  return parsed.sequence
})
const named = (id: string): Sequence => shipped.find((sequence) => sequence.id === id)!

const everything = {
  name: 'Айжан',
  company: 'ТОО Пример',
  product: 'компрессор',
  seller: 'Example',
  sender: 'Dana',
  phone: '+7 700 000 00 00',
  website: 'https://example.com',
  guide_link: 'https://example.com/g',
  webinar_link: 'https://example.com/w',
  case_link: 'https://example.com/c',
  unsubscribe_link: 'https://example.com/u',
}

describe('the sequences that ship', () => {
  it('are whole, and every letter can be filled in every language', () => {
    expect(shipped.length).toBeGreaterThanOrEqual(6)
    for (const { letters } of shipped)
      for (const letter of Object.values(letters))
        for (const language of languages) {
          const full = renderLetter(letter, language, everything)
          const bare = renderLetter(letter, language, {
            ...everything,
            name: null,
            company: null,
            product: null,
            phone: null,
            website: null,
          })
          expect([full.kind, bare.kind]).toEqual(['letter', 'letter'])
          if (full.kind === 'letter') expect(full.subject + full.body).not.toMatch(/[[\]{}]|undefined|null/)
        }
  })

  it('answer every lead that is not called at once', () => {
    const cases: readonly Facts[] = [{ tier: 'cold' }, { tier: 'warm' }, { tier: 'cold', nonbuyer: 'student' }]
    for (const facts of cases) {
      const sequence = sequenceFor(shipped, facts)!
      const first = sequence.steps[0]!
      expect(first.kind === 'letter' && sequence.letters[first.letter]!.purpose).toBe('answer')
    }
  })

  it('take the sequence that fits most closely', () => {
    expect(sequenceFor(shipped, { tier: 'cold', nonbuyer: 'jobseeker' })?.id).toBe('jobseeker')
    expect(sequenceFor(shipped, { tier: 'cold', nonbuyer: 'no' })?.id).toBe('cold')
    expect(sequenceFor(shipped, { tier: 'hot', nonbuyer: 'no' })).toBeNull()
    expect(sequenceFor(shipped, { tier: 'warm', lostReason: 'not_now' })?.id).toBe('not_now')
  })
})

const terms: NurtureTerms = { marketingAllowed: true, timeZone: 'Asia/Almaty', sentLately: [], incompleteLetters: [] }
const monday = '2026-11-16T10:00:00+05:00'

describe('the next step', () => {
  const warm = named('warm')
  const ask = (changes: Partial<NextStepInput> = {}) =>
    nextStep({ sequence: warm, state: startOf(warm, monday), events: [], now: monday, terms, ...changes })
  const at = (stepId: string, stepSince = monday): NurtureState => ({ ...startOf(warm, monday), stepId, stepSince })

  it('sends the answer at once, even at night and without consent', () => {
    const night = '2026-11-15T03:00:00+05:00'
    const state = startOf(warm, night)
    expect(ask({ state, now: night, terms: { ...terms, marketingAllowed: false } })).toMatchObject({
      kind: 'send',
      letter: 'received',
    })
  })

  it('waits its days, then goes on', () => {
    expect(ask({ state: at('wait_1') })).toMatchObject({ kind: 'wait', until: '2026-11-18T05:00:00+00:00' })
    expect(ask({ state: at('wait_1'), now: '2026-11-18T10:00:00+05:00' })).toMatchObject({
      kind: 'send',
      letter: 'guide',
      state: { stepId: 'wait_2' },
    })
  })

  it('keeps marketing within its window and the weekly cap, and away from those who did not agree', () => {
    const state = at('guide')
    expect(ask({ state, now: '2026-11-20T22:00:00+05:00' })).toMatchObject({
      kind: 'wait',
      until: '2026-11-23T09:30:00+05:00',
    })
    const sentLately = ['2026-11-12T10:00:00+05:00', '2026-11-13T10:00:00+05:00']
    expect(ask({ state, terms: { ...terms, sentLately } })).toMatchObject({
      kind: 'wait',
      until: '2026-11-19T10:00:00+05:00',
    })
    expect(ask({ state, terms: { ...terms, marketingAllowed: false } })).toEqual({
      kind: 'leave',
      reason: 'no_consent',
      toList: false,
    })
  })

  it('passes over a letter that cannot be filled in', () => {
    expect(ask({ state: at('guide'), terms: { ...terms, incompleteLetters: ['guide'] } })).toMatchObject({
      kind: 'wait',
    })
  })

  it('branches on what the contact does, after the wait began only', () => {
    const clicked: NurtureEvent = { kind: 'clicked', at: '2026-11-16T12:00:00+05:00' }
    const now = '2026-11-16T13:00:00+05:00'
    expect(ask({ state: at('wait_2'), events: [clicked], now })).toMatchObject({ kind: 'look_again' })
    expect(ask({ state: at('wait_2', now), events: [clicked], now })).toMatchObject({ kind: 'wait' })
  })

  it.each(['replied', 'inquired', 'warmed_up'] as const)('brings a lead that %s before a person', (kind) => {
    expect(ask({ events: [{ kind, at: monday }] })).toEqual({ kind: 'leave', reason: kind, toList: true })
  })

  it.each(['unsubscribed', 'bounced', 'won'] as const)('stops in silence when %s', (kind) => {
    expect(ask({ events: [{ kind, at: monday }] })).toEqual({ kind: 'leave', reason: kind, toList: false })
  })

  it('runs every shipped sequence to its end', () => {
    for (const sequence of shipped) {
      let state = startOf(sequence, monday)
      let now = monday
      const done: string[] = []
      for (let step = 0; step < 50; step += 1) {
        const action = nextStep({ sequence, state, events: [], now, terms })
        done.push(action.kind === 'send' ? action.letter : action.kind)
        if (action.kind === 'leave') break
        state = action.state
        if (action.kind === 'wait') now = action.until
      }
      expect(done.at(-1)).toBe('leave')
      expect(done.filter((one) => !['wait', 'leave', 'look_again'].includes(one)).length).toBeGreaterThan(0)
    }
  })
})

describe('letters', () => {
  const letter = named('warm').letters.received!

  it('are not sent with a hole', () => {
    expect(renderLetter(letter, 'ru', { ...everything, seller: ' ' })).toEqual({
      kind: 'incomplete',
      missing: ['seller'],
    })
  })

  it.each([
    'see http://bad.example',
    'A\r\nBcc: x',
    'x'.repeat(61),
    'win 1000000',
    'pay.example',
    '{{sender}}',
  ])('do not carry what strangers type: %j', (name) => {
    const rendered = renderLetter(letter, 'en', { ...everything, name })
    expect(rendered.kind === 'letter' && rendered.body.startsWith('Hello,')).toBe(true)
  })
})

describe('a broken sequence is refused', () => {
  const broken = (change: (json: { [key: string]: never }) => void) => {
    const json = read('cold.json') as { [key: string]: never }
    change(json)
    const parsed = parseSequence(json)
    return parsed.kind === 'faults' ? parsed.faults.map(({ path, code }) => `${path} ${code}`) : []
  }

  it.each<[string, (json: never) => void]>([
    ['/steps/0 unknown_step', (json: { steps: { next: string }[] }) => (json.steps[0]!.next = 'nowhere')],
    ['/steps/0/letter unknown_letter', (json: { steps: { letter: string }[] }) => (json.steps[0]!.letter = 'none')],
    ['/leaveOn no_way_out', (json: { leaveOn: string[] }) => (json.leaveOn = ['won'])],
    [
      '/letters/guide/body/kk no_way_out',
      (json: { letters: { guide: { body: { kk: string } } } }) => (json.letters.guide.body.kk = 'сәлем'),
    ],
    [
      '/letters/guide/subject/he unknown_placeholder',
      (json: { letters: { guide: { subject: { he: string } } } }) => (json.letters.guide.subject.he = '{{vorname}}'),
    ],
    [
      '/letters/guide/subject/en unclosed',
      (json: { letters: { guide: { subject: { en: string } } } }) => (json.letters.guide.subject.en = 'Hi [[x'),
    ],
    ['/entry unknown_fact', (json: { entry: { fact: string } }) => (json.entry.fact = 'mood')],
  ])('%s', (expected, change) => {
    expect(broken(change as never)).toContain(expected)
  })

  it('when its letters run in a circle', () => {
    const json = read('cold.json') as { steps: unknown[] }
    json.steps = [
      { kind: 'letter', id: 'a', letter: 'received', next: 'b' },
      { kind: 'letter', id: 'b', letter: 'received', next: 'a' },
    ]
    const parsed = parseSequence(json)
    expect(parsed.kind === 'faults' && parsed.faults[0]!.code).toBe('endless')
  })
})
