import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { makeRandom } from '../../math/random.ts'
import { emptyMemory, nextInStream } from './stream.ts'
import { readStreamEvent } from './stream-event.ts'

type Line = Record<string, unknown>

const minuteMs = 60_000
const startMs = Date.parse('2026-08-01T00:00:00Z')

/** People as they come: own device, address and number, typing of their own, every ten minutes. */
function people(count: number): Line[] {
  const random = makeRandom(7)
  const whole = (below: number) => Math.floor(random() * below)
  return Array.from({ length: count }, (_, index) => ({
    id: `h${index}`,
    t: new Date(startMs + index * 10 * minuteMs).toISOString(),
    name: `Person ${whole(500)}`,
    email: `p${whole(1e6)}x${whole(99)}@${['gmail.com', 'mail.ru', 'bk.ru'][whole(3)]}`,
    phone: `+7701${1e6 + whole(8e6)}`,
    ip: `${20 + whole(200)}.${whole(250)}.${whole(250)}.${whole(250)}`,
    user_agent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0.0.0 Safari/537.36',
    fingerprint: `fp${whole(1e9)}`,
    message: ['Сколько стоит?', 'Need a quote', 'אשמח לפרטים', ''][whole(4)],
    seconds_to_submit: 10 + whole(900) / 10,
    keystrokes: 30 + whole(100),
    key_interval_cv: 0.45 + whole(80) / 100,
    mouse_points: whole(900),
    touch: whole(2) === 1,
    focus_changes: 3 + whole(6),
    paste_fields: 0,
    honeypot_filled: false,
    webdriver: false,
  }))
}

/** Runs 400 people and then a campaign mixed among them: every third event is of the campaign. */
function run(change: (index: number) => Line, count = 60) {
  const crowd = people(400 + count * 3)
  const memory = emptyMemory()
  const campaign: string[] = []
  const humans: string[] = []
  crowd.forEach((line, index) => {
    const at = index - 400
    const isCampaign = at >= 0 && at % 3 === 0
    const event = readStreamEvent(isCampaign ? { ...line, ...change(at / 3) } : line, index + 1)
    const { verdict } = nextInStream(memory, event!)
    ;(isCampaign ? campaign : humans).push(verdict)
  })
  const late = campaign.slice(10)
  return {
    caught: late.filter((verdict) => verdict !== 'verified').length / late.length,
    rejected: late.filter((verdict) => verdict === 'rejected').length,
    humansFlagged: humans.filter((verdict) => verdict !== 'verified').length / humans.length,
  }
}

const dotted = (index: number) =>
  [...'offersfactory'].map((letter, at) => ((index >> (at % 5)) & 1 ? `${letter}.` : letter)).join('')

const rewritten = (index: number): string =>
  [
    ['Добрый день.', 'Здравствуйте!', 'Приветствую,', 'День добрый!'],
    ['наша компания предлагает', 'мы предлагаем', 'предлагаем вам'],
    ['продвижение сайтов в поиске', 'раскрутку вашего сайта', 'вывод сайта в топ поиска'],
    ['с гарантией результата', 'с гарантией позиций', 'и гарантируем результат'],
  ]
    .map((parts, at) => parts[Math.floor((index * 7 + 3) / (at + 1)) % parts.length])
    .join(' ')

describe('campaigns whose events look human one by one', () => {
  it.each<[string, (index: number) => Line]>([
    ['one phone for many people', () => ({ phone: '+77015553771' })],
    ['six devices on many networks', (index) => ({ fingerprint: `farm${index % 6}` })],
    ['a ring of new domains', (index) => ({ email: `a${index}k@ring${index % 12}.example` })],
    ['every domain new', (index) => ({ email: `a${index}k@ring${index}.example` })],
    ['one Gmail mailbox with dots', (index) => ({ email: `${dotted(index)}@gmail.com` })],
    ['addresses in a row', (index) => ({ email: `promo.${100 + index}@mail.ru` })],
    ['phones in a row', (index) => ({ phone: `+7705123${4000 + index}` })],
    ['recorded typing', () => ({ seconds_to_submit: 33.1, keystrokes: 77, key_interval_cv: 0.77, mouse_points: 211 })],
    ['one long text', (index) => ({ message: `Предлагаем взаимовыгодное сотрудничество, звоните ${index}` })],
    ['a rented block with an address for each', (index) => ({ ip: `185.220.17.${1 + index * 3}` })],
  ])('%s is caught, and nobody rejected on counts alone', (_, change) => {
    const { caught, rejected, humansFlagged } = run(change)
    expect(caught).toBeGreaterThanOrEqual(0.8)
    expect(rejected).toBe(0)
    expect(humansFlagged).toBeLessThan(0.01)
  })
})

it('catches most texts of a template whose parts are exchanged', () => {
  const { caught, rejected, humansFlagged } = run((index) => ({ message: rewritten(index) }))
  expect(caught).toBeGreaterThanOrEqual(0.6)
  expect(rejected).toBe(0)
  expect(humansFlagged).toBeLessThan(0.01)
})

describe('campaigns of machines are rejected', () => {
  it.each<[string, Line]>([
    ['driven browser with even typing', { webdriver: true, key_interval_cv: 0.03 }],
    ['script without hands', { keystrokes: 0, mouse_points: 0, focus_changes: 0, touch: false, honeypot_filled: true }],
  ])('%s', (_, change) => expect(run(() => change).rejected).toBeGreaterThanOrEqual(40))
})

it("takes moves between fields for nobody's hands where no hand is so quick", () => {
  const hurried = { keystrokes: 0, key_interval_cv: null, mouse_points: 0, touch: false, focus_changes: 8 }
  expect(run(() => ({ ...hurried, seconds_to_submit: 0.8, paste_fields: 2 })).caught).toBeGreaterThanOrEqual(0.8)
  // Somebody who lets a program of passwords fill in the form and goes through it with the tab key.
  expect(run(() => ({ ...hurried, seconds_to_submit: 3, paste_fields: 0 })).caught).toBeLessThan(0.05)
})

it('sends a program that says so, and nothing else against it, to review', () =>
  expect(run(() => ({ user_agent: 'python-requests/2.32' }))).toMatchObject({ caught: 1, rejected: 0 }))

describe('crowds of people are let through', () => {
  it.each<[string, (index: number) => Line]>([
    ['a kiosk at a fair', () => ({ fingerprint: 'kiosk', ip: '92.46.120.9' })],
    ['an office behind one address', (index) => ({ ip: '95.57.1.9', email: `n${index}p@acme-steel.example` })],
    ['a prepared question of an advertisement', () => ({ message: 'Хочу прайс по акции' })],
    [
      'a class told what to write',
      () => ({ ip: '178.91.6.6', message: 'Хочу записаться на олимпиаду по математике в школе' }),
    ],
    ['a carrier that many share', (index) => ({ ip: `2.75.3.${2 + (index % 4)}` })],
    ['autofill', () => ({ keystrokes: 0, key_interval_cv: 0, mouse_points: 0, seconds_to_submit: 2.4 })],
  ])('%s', (_, change) => expect(run(change).caught).toBeLessThan(0.05))
})

it('keeps a memory of plain values that survives JSON', () => {
  const memory = emptyMemory()
  for (const [index, line] of people(50).entries()) nextInStream(memory, readStreamEvent(line, index + 1)!)
  expect(JSON.parse(JSON.stringify(memory.baseline))).toEqual(memory.baseline)
  expect(JSON.parse(JSON.stringify([...memory.younger]))).toEqual([...memory.younger])
})

it('refuses what has no time', () => {
  expect(readStreamEvent({ id: 'x' }, 1)).toBeNull()
  expect(readStreamEvent(null, 1)).toBeNull()
  expect(readStreamEvent({ t: 'yesterday' }, 1)).toBeNull()
})

const suite = new URL('../../../../../shared/verify/lead_stream.jsonl', import.meta.url)

describe.skipIf(!existsSync(suite))('the suite (skipped where ../shared is absent)', () => {
  it('catches 80 % of each campaign after ten events and rejects under 1 % of people', () => {
    const lines = readFileSync(suite, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Line)
    const memory = emptyMemory()
    const seen = new Map<string, string[]>()
    lines.forEach(({ label, campaign, ...line }, index) => {
      const key = `${String(label)} ${String(campaign)}`
      const { verdict } = nextInStream(memory, readStreamEvent(line, index + 1)!)
      seen.set(key, [...(seen.get(key) ?? []), verdict])
    })
    for (const [key, verdicts] of seen) {
      const late = verdicts.slice(10)
      const caught = late.filter((verdict) => verdict !== 'verified').length / late.length
      if (key.startsWith('bot')) expect([key, caught >= 0.8]).toEqual([key, true])
      else expect([key, verdicts.filter((verdict) => verdict === 'rejected').length]).toEqual([key, 0])
    }
  })
})
