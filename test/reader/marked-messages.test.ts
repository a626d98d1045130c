import { describe, expect, it } from 'vitest'
import { parseMarkedMessages } from '../../scripts/reader/marked-messages.ts'
import { parsePhrases, phraseCategories } from '../../scripts/reader/phrases.ts'

const header = 'channel=chat industry=windows at=2026-03-10T09:15+05:00 auth=decides rank=3'

describe('marked messages', () => {
  it('gives labels with their quotes and the text without marks', () => {
    const text = `${header}\n{pain:Дует из щелей}, нужны {quantity:4 окна} {deadline=3:до пятницы}.\nЗвоните {step=1:завтра}`
    const [row] = parseMarkedMessages(`# heading\n${text}\n\n${header}\nвторое\n`, 'ru-windows')
    expect(row.text).toBe('Дует из щелей, нужны 4 окна до пятницы.\nЗвоните завтра')
    expect(row.signals).toEqual([
      { signal: 'pain', quote: 'Дует из щелей' },
      { signal: 'quantity', quote: '4 окна' },
    ])
    expect(row.deadline).toEqual({ quote: 'до пятницы', days: 3 })
    expect(row.next_step).toEqual({ quote: 'завтра', days: 1 })
    expect(row).toMatchObject({ lang: 'ru', authority: 'decides', rank: 3, nonbuyer: null, origin: 'written' })
  })

  it('leaves the authority of a non-buyer unknown', () => {
    const [row] = parseMarkedMessages(
      'channel=form industry=x at=2026-03-10T09:15Z auth=none rank=0 non=student\nПишу диплом',
      'ru-a',
    )
    expect(row).toMatchObject({ nonbuyer: 'student', authority: 'unknown', rank: 0 })
  })

  it.each([
    ['channel=chat rank=3\nтекст', 'x:1: at is'],
    [`${header} mood=bad\nтекст`, 'x:1: "mood"'],
    [`${header.replace('rank=3', 'rank=0')}\nтекст`, 'x:1: rank 0 and non='],
    [`\n\n${header}\n{hurry:срочно}`, 'x:4: the mark is "hurry"'],
    [`${header}\n{deadline:до пятницы}`, 'x:2: {deadline} needs its days'],
    [`${header}\nтекст {pain:дует`, 'x:2: a brace is left over'],
    [header, 'x:1: the message has no text'],
    ['channel=form at=2026-03-10T09:15Z rank=0 non=spam\n{need:нужно}', 'x:1: a non-buyer holds no need'],
  ])('names file and line of what it cannot read: %.40s', (content, reason) => {
    expect(() => parseMarkedMessages(content, 'x')).toThrow(reason)
  })
})

describe('phrases', () => {
  it('joins the lines of a category', () => {
    const phrases = parsePhrases(
      '# words\npain: дует | течёт\nnot_pain: дует попутный ветер\npain: мокро |',
      'ru',
      phraseCategories,
    )
    expect([...phrases]).toEqual([
      ['pain', ['дует', 'течёт', 'мокро']],
      ['not_pain', ['дует попутный ветер']],
    ])
  })

  it('names file and line of what it cannot read', () => {
    expect(() => parsePhrases('pain: x\nhurry: y', 'ru.txt', phraseCategories)).toThrow('ru.txt:2: "hurry"')
    expect(() => parsePhrases('just words', 'ru.txt', phraseCategories)).toThrow('ru.txt:1:')
  })
})
