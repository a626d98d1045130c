import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayNumber, weekdayOf } from './calendar.ts'
import { findDates } from './dates.ts'
import { parseFeasts } from './feasts.ts'
import { compileLexicon } from './lexicon.ts'
import { readWords } from './words.ts'

const file = (name: string): string => readFileSync(new URL(`../../../data/reader/${name}`, import.meta.url), 'utf8')
const times = compileLexicon(['ru', 'kk', 'he', 'en'].map((language) => file(`times.${language}.txt`)))
const feasts = parseFeasts(file('feasts.txt'))

/** Days of every date of a text received on Wednesday 11 March 2026, ten in the morning. */
const days = (text: string, receivedAt: string | null = '2026-03-11T10:00:00+05:00') =>
  findDates(readWords(text).words, times, { receivedAt, feasts }).map((date) => date.days)

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
  ])('%s', (text, expected) => {
    expect(days(text)).toContain(expected)
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
