import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readCorpus } from '../../../../scripts/reader/corpus.ts'
import { loadLexicons, loadReader } from '../../../files/shipped-reader.ts'
import { type Layout, makeRetyper } from './keyboard.ts'
import { repairLayout } from './layout-repair.ts'

const { letters } = await loadLexicons()
const reader = await loadReader()
const labelled = new URL('../../../../scripts/reader/labelled/', import.meta.url)
const linesOf = (name: string) =>
  readFileSync(new URL(name, labelled), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { lang: string; text: string })

describe('text typed on the wrong layout', () => {
  it.each([
    ["ghbdtn? ytj,[jlbv 'rcrfdfnjh", 'привет, необходим экскаватор'],
    ['pflfxf chjxyfz? yflj cnhjbntkz', 'задача срочная, надо строителя'],
    ['ghbdtn', 'привет'],
    ['ghbdtn.', 'привет.'],
    ['GHBDTN? YE;YF CRBLRF', 'ПРИВЕТ, НУжНА СКИДКА'],
    ['0fylfq ,fufcs rthtr', 'қандай багасы керек'],
    ['akuo', 'שלום'],
    ['tbh mrhl njac jsa', 'אני צריך מחשב חדש'],
    ['руддщ цу туув згьзы', 'hello we need pumps'],
    ['יקךךם ןצ ןמאקרקדאקג', 'hello im interested'],
    ['Нужен генератор, gthtpdjybnt pfdnhf', 'Нужен генератор, перезвоните завтра'],
    ['CRM ye;yf ctujlyz', 'CRM нужна сегодня'],
  ])('%s', (typed, meant) => {
    expect(repairLayout(typed, letters)).toBe(meant)
    expect(meant).toHaveLength(typed.length)
  })

  const ways: readonly (readonly [string, Layout, Layout])[] = [
    ['ru', 'russian', 'latin'],
    ['kk', 'kazakh', 'latin'],
    ['he', 'hebrew', 'latin'],
    ['en', 'latin', 'russian'],
    ['en', 'latin', 'hebrew'],
    ['ru', 'russian', 'hebrew'],
    ['kk', 'kazakh', 'hebrew'],
    ['he', 'hebrew', 'russian'],
  ]
  it.each(ways)('%s, meant %s, typed on %s: 95 of 100 words of messages it did not learn from', (lang, meant, on) => {
    const type = makeRetyper(meant, on)
    const words = (text: string) =>
      text
        .toLowerCase()
        .split(/\s+/)
        .map((word) => word.replaceAll(/[^\p{L}]/gu, ''))
    let [all, right] = [0, 0]
    for (const { text } of linesOf('dev.jsonl').filter((row) => row.lang === lang)) {
      const read = words(repairLayout(type(text), letters))
      for (const [at, word] of words(text).entries())
        if (word !== '') {
          all += 1
          if (read[at] === word) right += 1
        }
    }
    expect(right / all).toBeGreaterThan(0.95)
  })
})

describe('text typed as it was meant', () => {
  it('is left alone in every labelled message', () => {
    const texts = [
      ...readCorpus(new URL('corpus', labelled).pathname),
      ...linesOf('dev.jsonl'),
      ...linesOf('neutral.jsonl'),
    ]
    expect(texts.map(({ text }) => text).filter((text) => repairLayout(text, letters) !== text)).toEqual([])
  })

  it.each([
    'XJ-900B',
    'M3x16 DIN912, RAL 7016, PN16, H07RN-F 3x2.5',
    'iPhone 15 Pro Max 256GB',
    'btw tbh idk',
    'info@ghbdtn.kz ytj@vfqk.ru',
    'https://shop.kz/ghbdtn/ytj?q=rcrfdfnjh www.ghtl.com',
    'qwerty.com, fvfpjy.ru',
    'wkhtmltopdf nginx pfSense kubectl',
    'Krzysztof Wojciechowski, Szczecin',
    'mne nuzhen kvykatnoi shkafchik, skolko stoit dostavka',
    'magan qansha turady, jetkizu bar ma',
    'ТОО «ҚМГ», БИН 123456789012, ЖСН',
    'שלחו לי ה-PDF ל-WhatsApp, תודה',
    'hmm',
    'ффффффф',
  ])('%s', (text) => {
    expect(repairLayout(text, letters)).toBe(text)
  })
})

describe('a message on the wrong layout', () => {
  const receivedAt = '2026-03-11T10:00:00+05:00'
  it.each([
    ['Нужен генератор до пятницы, приезжайте завтра на замер', 'russian', 'latin'],
    ['Бізге 5 терезе керек, ертең келіп өлшеп кетіңізші', 'kazakh', 'latin'],
    ['אנחנו צריכים חמישה חלונות, שמישהו יבוא למדוד מחר', 'hebrew', 'latin'],
    ['we need five windows, can someone come and measure tomorrow', 'latin', 'russian'],
    ['Нужен генератор до пятницы, приезжайте завтра на замер', 'russian', 'hebrew'],
  ] as const)('%s (%s on %s) is read as if typed right, and quotes what stands there', (text, meant, on) => {
    const typed = makeRetyper(meant, on)(text)
    const names = (reading: ReturnType<typeof reader.read>) => reading.signals.map(({ signal }) => signal)
    const reading = reader.read(typed, { receivedAt })
    expect(names(reading)).toEqual(names(reader.read(text, { receivedAt })))
    expect(reading.signals.length).toBeGreaterThan(0)
    for (const { quote, start, end } of reading.signals) expect(typed.slice(start, end)).toBe(quote)
  })
})
