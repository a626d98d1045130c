import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayNumber, weekdayOf } from './calendar.ts'
import { findDates } from './dates.ts'
import { parseFeasts } from './feasts.ts'
import { compileLexicon } from '../lexicon.ts'
import { readWords } from '../words.ts'

const file = (name: string): string => readFileSync(new URL(`../../../../data/reader/${name}`, import.meta.url), 'utf8')
const times = compileLexicon(['ru', 'kk', 'he', 'en'].map((language) => file(`times.${language}.txt`)))
const feasts = parseFeasts(file('feasts.txt'))

/** Days of every date of a text received on Wednesday 11 March 2026, ten in the morning. */
const days = (text: string, receivedAt: string | null = '2026-03-11T10:00:00+05:00') =>
  findDates(readWords(text), times, { receivedAt, feasts }).map((date) => date.days)

describe('the calendar', () => {
  it('numbers days from 1970', () => {
    expect(dayNumber(1970, 1, 1)).toBe(0)
    expect(dayNumber(2026, 3, 11)).toBe(Date.UTC(2026, 2, 11) / 86_400_000)
    expect(weekdayOf(dayNumber(2026, 3, 11))).toBe(3)
  })
})

describe('dates in four languages', () => {
  it.each([
    ['до конца недели', 2],
    ['ready by 03/20/2026', 9],
    ['due by 3/20', 9],
    ['in 48 hours', 2],
    ['через 72 часа', 3],
    ['через 90 минут', 0],
    ['к пятнице', 2],
    ['нужно до 25.11', 259],
    ['сдаём 27 марта', 16],
    ['до двадцать седьмого', 16],
    ['к 15-му', 4],
    ['через две недели', 14],
    ['недели через две', 14],
    ['завтра', 1],
    ['на следующей неделе', 5],
    ['в конце мая', 81],
    ['осенью', 174],
    ['жұма күніне дейін', 2],
    ['екі аптадан кейін', 14],
    ['ақпанның 8-інде', 334],
    ['айдың аяғына дейін', 20],
    ['бүгін', 0],
    ['עד סוף החודש', 20],
    ['ביום ראשון', 4],
    ['בעוד שבועיים', 14],
    ['ב-5 באפריל', 25],
    ['עד פסח', 21],
    ['by Friday', 2],
    ['March 27', 16],
    ['the 19th', 8],
    ['in two weeks', 14],
    ['by EOD', 0],
    ['before Christmas', 289],
    ['вывеску монтируют двадцатого', 9],
    ['до майских', 51],
    ['дали три дня', 3],
    ['две недели до открытия', 14],
    ['во втором квартале', 21],
    ['в I квартале', 0],
    ['во II квартале', 21],
    ['в III квартале', 112],
    ['к концу IV кв.', 295],
    ['ІІІ тоқсанда', 112],
    ['в четверг на следующей неделе', 8],
    ['26-сында', 15],
    ['айдың жиырмасына дейін', 9],
    ['наурыздың жиырмасына дейін', 9],
    ['екі аптада', 14],
    ['ұстаздар күніне', 208],
    ['ב-17', 6],
    ['החתונה 27.8', 169],
    ['אחרי החגים', 207],
    ['ברבעון השלישי', 112],
    ['ביום חמישי בשבוע הבא', 8],
    ['friday week', 9],
    ['the second week of May', 58],
    ['on the eleventh', 0],
    ['in Q3', 112],
    ['can you talk at 5?', 0],
    ['двадцатого будет поздно, позвоните до шести', 0],
    ['do pyatnicy nuzhno skolko stoit', 2],
    ['через 2-3 недели', 18],
    ['через полтора месяца', 45],
    ['через 1,5 месяца', 45],
    ['in a fortnight', 14],
    ['within a month', 30],
    ['in a couple of weeks', 14],
    ['in the next two weeks', 14],
    ['в ближайшие две недели', 14],
    ['в течение 10 рабочих дней', 14],
    ['within ten business days', 14],
    ['תוך 3 ימי עסקים', 4],
    ['תוך 2-3 שבועות', 18],
    ['two weeks from now', 14],
    ['до 2026-03-25', 14],
    ['by the end of Q2', 111],
    ['до конца второго квартала', 111],
    ['не раньше второго квартала 2027 г.', 386],
    ['до 15 числа следующего месяца', 35],
    ['the 15th of next month', 35],
    ['до 31 числа следующего месяца', 50],
    ['on the 2nd of September', 175],
    ['весной 2027 года', 355],
    ['келесі жылдың қыркүйегінде', 539],
    ['the first Saturday of December', 269],
    ['the last Friday of October', 233],
    ['в последнюю пятницу июля', 142],
    ['the last week of April', 42],
    ['the third week of March', 4],
    ['the second Saturday of March', 3],
    ['the first Monday of March', 355],
    ['қазанның екінші сенбісі', 213],
    ['עד חמש עשרה בחודש', 4],
    ['אחרי החג', 29],
    ['на майские 2027-го', 416],
  ])('%s', (text, expected) => {
    expect(days(text)).toContain(expected)
  })

  it('takes the year with its month and its quarter', () => {
    expect(days('не ранее второго квартала 2027 г.')).toEqual([386])
    expect(days('באביב 2027')).toEqual([355])
    expect(days('в конце мая 2027 года')).toEqual([446])
    expect(days('by mid September 2027')).toEqual([553])
    expect(days('2027 жылдың мамыр соңында')).toContain(446)
    expect(days('the first week of June 2027')).toEqual([447])
    expect(days('in the last week of June')).toEqual([103])
    expect(days('the last Friday of February 2028')).toEqual([716])
  })

  it('reads no weekday into words that look like one', () => {
    expect(days("Q1 is when we'd begin")).not.toContain(7)
    expect(days('нет средств')).toEqual([])
    expect(days('Наурызбайский район')).toEqual([])
    expect(days('привезите 3 на объект')).toEqual([])
  })

  it('leaves out what is past and what is no date', () => {
    expect(days('на прошлой неделе в пятницу прошлую')).not.toContain(-5)
    expect(days('last Friday')).toEqual([])
    expect(days('6.5 млн тенге')).toEqual([])
    expect(days('модель 16 тонн')).toEqual([])
    expect(days('окна второго этажа')).toEqual([])
    expect(days('на 10 человек')).toEqual([])
    expect(days('басылған ұсыныс керек')).toEqual([])
  })

  it('counts nothing without a time of receipt', () => {
    expect(days('к пятнице', null)).toEqual([null])
  })
})
