import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { commonSeller } from '../core/read/seller-words.ts'
import { effectOfWords } from '../core/read/words-effect.ts'
import { loadReader } from './shipped-reader.ts'

const reader = await loadReader()
const receivedAt = '2026-03-11T10:00:00+05:00'
const read = (text: string) => reader.read(text, { receivedAt })

it('knows what the lexicon knows as understood, and says of the rest that it is not', () => {
  expect(read('Просто смотрю').evidence).not.toBe('none')
  expect(read('Просто смотрю, что бывает, цены интересно').evidence).not.toBe('none')
  expect(read('Луна взошла над морем').evidence).toBe('none')
})

describe('the pair that every version must get right', () => {
  it('the urgent shop is hot, with quotes', () => {
    const text =
      'Здравствуйте! У нас магазин автозапчастей в Шымкенте, 5 продавцов. Заявки теряются, клиенты жалуются, что им ' +
      'не перезванивают. Директор сказал разобраться до конца недели, иначе уволит. Можете показать, как у вас это ' +
      'работает? Готов завтра созвониться.'
    const reading = read(text)
    expect(reading.rank).toBe(3)
    expect(reading.nonbuyer).toBeNull()
    const names = reading.signals.map(({ signal }) => signal)
    for (const name of ['urgency', 'pain', 'readiness', 'quantity'] as const) expect(names).toContain(name)
    const quoteOf = (name: string) => reading.signals.find(({ signal }) => signal === name)?.quote
    expect(quoteOf('pain')).toMatch(/жалуются|теряются|перезванивают/)
    expect(quoteOf('quantity')).toContain('5 продавцов')
    expect(reading.deadline?.quote).toBe('до конца недели')
    expect(reading.next_step?.days).toBe(1)
  })

  it('the overview for the board is research', () => {
    const reading = read(
      'Добрый день. Пишу вам по поручению нашего HR-отдела. Они готовят обзор рынка CRM-систем для презентации на ' +
        'совете директоров. Можете прислать ваш прайс-лист и описание функционала? Сроки — не горят, презентация ' +
        'будет в следующем квартале.',
    )
    expect(reading.nonbuyer).toBe('research')
    expect(reading.rank).toBe(0)
    expect(reading.signals.every(({ signal }) => signal === 'norush')).toBe(true)
  })
})

describe('what was found broken once', () => {
  it('asks for a trial, no garbage: потестировать', () => {
    expect(read('Хотим потестировать систему, дайте тестовый доступ на 10 человек').nonbuyer).toBeNull()
  })

  it('does not take an urgent student for a buyer', () => {
    expect(read('Срочно! Пишу диплом про рынок насосов, завтра защита, помогите с данными').rank).toBe(0)
  })

  it('answers in each language', () => {
    expect(read('Бізге 5 терезе керек, келіп өлшеп кетіңізші, ескісінен жел соғып тұр').lang).toBe('kk')
    expect(read('אנחנו צריכים חמישה חלונות, שמישהו יבוא למדוד השבוע').lang).toBe('he')
    expect(read('We need five windows, can someone come and measure this week?').lang).toBe('en')
  })
})

describe('every reading', () => {
  const texts = [
    '',
    '   \n\n ',
    '👍👍👍',
    '...',
    'a'.repeat(30_000),
    'срочно '.repeat(5_000),
    '\u202e\u200bсрочно\u0000',
    '\ud800',
    '<script>alert(1)</script> нужен насос',
    'Нужен насос 💥 до пятницы 🙏🏽, бюджет 300 тыс. ₸',
    'мне nuzhen generator tomorrow, בבקשה, тез керек!',
  ]
  it.each(texts)('quotes by offset: %.30s', (text) => {
    const reading = read(text)
    for (const { quote, start, end } of [...reading.signals, ...reading.grounds]) {
      expect(text.slice(start, end)).toBe(quote)
      expect(quote.length).toBeGreaterThan(0)
    }
    for (const dated of [reading.deadline, reading.next_step]) if (dated) expect(text).toContain(dated.quote)
  })

  it('is the same each time, and holds no buying signal of a non-buyer', () => {
    const text = 'Ищу работу сварщиком, стаж 10 лет, готов выйти завтра'
    const first = read(text)
    read('Другое сообщение между ними')
    expect(read(text)).toEqual(first)
    if (first.nonbuyer) expect(first.signals.every(({ signal }) => signal === 'norush')).toBe(true)
  })

  it('says that it did not understand', () => {
    expect(read('...').evidence).toBe('none')
    expect(read('').rank).toBe(1)
  })
})

describe("a workspace's own words", () => {
  it('make the repair of old things its trade', () => {
    const text = 'Здравствуйте, чините старые холодильники? Нужен ремонт компрессора'
    const words = { ...commonSeller, wrong: { ...commonSeller.wrong, repair: false, used: false } }
    expect(reader.read(text, { receivedAt, words }).nonbuyer).not.toBe('wrong_product')
  })

  it('show on past messages what they would change', () => {
    const words = { ...commonSeller, wrong: { ...commonSeller.wrong, words: ['фейерверки'] } }
    const messages = ['Фейерверки есть?', 'Нужен насос на дачу'].map((text) => ({ text, receivedAt }))
    const effect = effectOfWords(reader, messages, { before: commonSeller, after: words })
    expect(effect.read).toBe(2)
    expect(effect.changed.map(({ index }) => index)).toEqual([0])
  })

  it('mark what it does not sell', () => {
    const words = { ...commonSeller, wrong: { ...commonSeller.wrong, words: ['фейерверки'] } }
    expect(reader.read('Фейерверки есть?', { receivedAt, words }).nonbuyer).toBe('wrong_product')
  })
})

const shared = new URL('../../../shared/messages/dev.jsonl', import.meta.url)
describe.skipIf(!existsSync(shared))('development messages (skipped without ../shared)', () => {
  it('ranks the hot ones with precision 0.9 and finds non-buyers with precision 0.9', () => {
    const rows = readFileSync(shared, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { text: string; received_at: string; intent_rank: number })
    const judged = rows.map((row) => ({ row, rank: reader.read(row.text, { receivedAt: row.received_at }).rank }))
    const share = (rank: number): number => {
      const said = judged.filter((judgement) => judgement.rank === rank)
      return said.filter(({ row }) => row.intent_rank === rank).length / said.length
    }
    expect(share(3)).toBeGreaterThanOrEqual(0.9)
    expect(share(0)).toBeGreaterThanOrEqual(0.9)
  })
})
