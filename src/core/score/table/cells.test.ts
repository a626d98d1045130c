import { describe, expect, it } from 'vitest'
import { isMissing, isNothing, parseNumber } from './cells.ts'
import { columnKind } from './column-kind.ts'
import { dateOrderOf, parseDate, readDate } from './dates.ts'
import { plansOf } from './plan.ts'
import { isMixedYesNo, yesNo } from './yes-no.ts'

describe('numbers as people write them', () => {
  it.each([
    ['1 234,5', 1234.5],
    ['1,234.5', 1234.5],
    ['1.234,5', 1234.5],
    ['$1200', 1200],
    ['15 000 ₸', 15_000],
    ['12 %', 12],
    ['(300)', -300],
    ['-0.5', -0.5],
    ['1e3', 1000],
    ['12,000', 12_000],
    ['0,125', 0.125],
    ['1\u00a0500\u202f000 ₸', 1_500_000],
    ['₪ 1,200.50', 1200.5],
    ['1,5 млн тг', 1_500_000],
    ['300 тыс. руб.', 300_000],
    ['45k', 45_000],
    ['2 mln', 2_000_000],
    ['200+', 200],
    ['−7,5 %', -7.5],
    ['USD 90', 90],
    ['2.76M', 2_760_000],
    ['45м', null],
    ['от 5000', 5000],
    ['от 1 500 ₸', 1500],
    ['от Ивана', null],
    ['5 марта', null],
    ['k', null],
    ['abc', null],
    ['12 apples', null],
    ['', null],
  ])('%s', (text, value) => expect(parseNumber(text)).toBe(value))
})

describe('words of absence', () => {
  it.each([
    '',
    ' - ',
    'N/A',
    'не указан',
    'Нет данных',
    'not specified',
    'көрсетілмеген',
    'לא צוין',
  ])('"%s" is missing in any column', (cell) => expect([isMissing(cell), isNothing(cell)]).toEqual([true, true]))

  it.each([
    'нет',
    'No',
    'жоқ',
    'אין',
    'unknown',
    'неизвестно',
    'белгісіз',
    'לא ידוע',
  ])('"%s" is an answer, which gives no number and no name', (cell) =>
    expect([isMissing(cell), isNothing(cell)]).toEqual([false, true]))
})

describe('dates', () => {
  it('reads ISO and dotted dates with weekday and hour', () => {
    expect(parseDate('2026-03-11T10:30:00+05:00')).toMatchObject({ weekday: 3, hour: 10 })
    expect(parseDate('11.03.2026')).toMatchObject({ weekday: 3, hour: null })
    expect(parseDate('2026-13-01')).toBeNull()
    expect(parseDate('2026-02-30')).toBeNull()
  })

  it.each([
    '2026-03-11',
    '2026/03/11',
    '11/03/2026',
    '11-03-26',
    '11.3.2026 9:05',
    '3/31/2026',
    '11 Mar 2026',
    '11-Mar-2026',
    'March 11, 2026 2:30 PM',
    '11 марта 2026 г.',
    '11 наурыз 2026',
    '11 במרץ 2026',
  ])('%s is in March', (text) => {
    const { days } = parseDate(text)!
    expect(new Date(days * 86_400_000).toISOString().slice(0, 7)).toBe('2026-03')
  })

  it('reads the afternoon, and no words that are no months', () => {
    expect(parseDate('3/15/2026 2:30 PM')).toMatchObject({ weekday: 0, hour: 14 })
    expect(parseDate('12 cranes 2026')).toBeNull()
    expect(parseDate('1.2.3')).toBeNull()
  })

  it('takes the order of day and month from the whole column', () => {
    expect(dateOrderOf(['3/4/2026', '3/25/2026'])).toBe('month first')
    expect(dateOrderOf(['3/4/2026', '25/3/2026'])).toBe('day first')
    expect(parseDate('3/4/2026', 'month first')!.weekday).toBe(3)
    expect(plansOf('created', 'date', ['3/4/2026', '3/25/2026']).map(({ derive }) => derive)).toEqual([
      'weekday, month first',
      'hour',
    ])
  })

  it('knows the days that spreadsheets count', () => {
    expect(readDate('46092', 'day first')).toEqual(parseDate('2026-03-11'))
    expect(readDate('46092.4375', 'day first')).toMatchObject({ hour: 10 })
    expect(readDate('460', 'day first')).toBeNull()
  })
})

describe('yes and no', () => {
  it('are read in four languages and many spellings, where a column mixes them', () => {
    expect(['Да', 'иә', 'כן', 'TRUE', '+'].map(yesNo)).toEqual(Array.from({ length: 5 }, () => 'yes'))
    expect(isMixedYesNo(['да', 'Yes', 'нет'])).toBe(true)
    expect(isMixedYesNo(['yes', 'no'])).toBe(false)
    expect(isMixedYesNo(['yes', 'no', 'maybe'])).toBe(false)
    expect(plansOf('consent', 'category', ['да', 'Yes', 'нет'])[0]!.derive).toBe('yes or no')
  })
})

describe('what a column holds', () => {
  const many = (make: (i: number) => string): string[] => Array.from({ length: 60 }, (_, i) => make(i))
  it.each([
    ['amount', many((i) => `${i * 7} ₸`), 'number'],
    ['id', many((i) => String(i + 1)), 'identifier'],
    ['lead', many((i) => `L-${i}-${i * 13}`), 'identifier'],
    ['colour', many((i) => ['red', 'blue'][i % 2]!), 'category'],
    ['mail', many((i) => `p${i}@example.kz`), 'email'],
    ['телефон', many((i) => `+7701${1_000_000 + i * 37}`), 'phone'],
    ['created', many((i) => `2026-01-${String(1 + (i % 28)).padStart(2, '0')}`), 'date'],
    ['Должность', many((i) => ['директор', 'менеджер'][i % 2]!), 'title'],
    ['text', many((i) => `we need crane number ${i} as soon as possible`), 'text'],
    ['Сообщение', many((i) => ['Нужен счёт, сегодня', 'Сколько стоит, и где?'][i % 2]! + (i % 9)), 'text'],
    ['tags', many((i) => (i % 2 ? 'a; b' : 'b; c')), 'list'],
    ['one', many(() => 'same'), 'constant'],
    ['none', many(() => ''), 'empty'],
    ['us date', many((i) => `${1 + (i % 12)}/${1 + (i % 28)}/2026`), 'date'],
    ['Дата', many((i) => `${1 + (i % 28)} марта 2026`), 'date'],
    ['created_date', many((i) => String(45_000 + ((i * 7) % 40))), 'date'],
    ['amount', many((i) => String(45_000 + ((i * 7) % 40))), 'number'],
    ['nr', many((i) => String(i + 17)), 'identifier'],
    ['customer_id', many((i) => String(1000 + ((i * 37) % 50))), 'identifier'],
    ['ИИН', many((i) => String(990_101_300_000 + i * 7919)), 'identifier'],
    [
      'Бюджет',
      many((i) => (i % 8 ? String(i * 1009) : ['не указан', 'unknown', 'אין', 'жоқ'][(i / 8) % 4]!)),
      'number',
    ],
    ['Бюджет', many((i) => (i % 6 ? String(i * 1009) : ['по запросу', 'договорная'][(i / 6) % 2]!)), 'number'],
    ['Доставка', many((i) => ['да', 'нет'][i % 2]!), 'category'],
    ['Доставка', many((i) => ['1', '0', 'да', 'нет', '0', '1'][i % 6]!), 'category'],
    ['Доставка', many((i) => ['нет', ''][i % 2]!), 'category'],
    ['Доставка', many(() => 'нет'), 'constant'],
    ['Сайт', many((i) => `firma${i}.kz`), 'url'],
    ['Сайт', many((i) => (i % 2 ? `www.x${i}.ru` : 'нет')), 'url'],
    ['Сайт', many((i) => `фирма${i}.рф/contacts?a=1`), 'url'],
    ['Имя', many((i) => `${'АБВ'[i % 3]!}.Иванов`), 'category'],
    ['Компания', many((i) => (i % 2 ? `Фирма ${i}` : '')), 'identifier'],
    ['Площадь', many((i) => `${i * 7} м²`), 'number'],
    ['Штат', many((i) => ['30 чел.', '12 человек', '7', '9'][i % 4]!), 'number'],
    ['Размер', many((i) => ['1 м²', '2 га', '5 соток'][i % 3]!), 'category'],
  ])('%s is %s', (name, cells, kind) => expect(columnKind(name, cells)).toBe(kind))

  const codes = many((i) => String(100_000 + ((i * 37) % 61) * 13))
  it.each([
    'Номер заявки',
    'Код клиента',
    'Lead Number',
    'ticketNo',
    'Заявка №',
    'Lead #',
    'Ticket',
    'מספר פנייה',
    'Өтінім нөмірі',
  ])('different whole numbers named "%s" name the rows', (name) => expect(columnKind(name, codes)).toBe('identifier'))

  it.each([
    'Бюджет',
    'Сумма',
    'Area',
    'Number of employees',
    'number_of_rooms',
    'מספר עובדים',
    'Қызметкерлер саны',
  ])('different whole numbers named "%s" are numbers', (name) => expect(columnKind(name, codes)).toBe('number'))
})
