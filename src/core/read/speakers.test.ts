import { describe, expect, it } from 'vitest'
import { othersWords } from './speakers.ts'

const own = (text: string): string => {
  let left = text
  for (const { start, end } of [...othersWords(text)].reverse()) left = left.slice(0, start) + left.slice(end)
  return left.trim()
}

describe('whose words they are', () => {
  it('leaves out earlier letters and quoted lines', () => {
    expect(own('Спасибо, не нужно.\n\nОт: Анна\nСрочно нужен договор')).toBe('Спасибо, не нужно.')
    expect(own('ok\n> please hurry')).toBe('ok')
  })

  it('keeps a quoted letter that is passed on as the own matter', () => {
    expect(own('Пересылаю, займитесь.\n> Нужно до пятницы')).toContain('до пятницы')
  })

  it('leaves out what the seller says in a talk', () => {
    const talk = 'Менеджер: Акция до завтра, спешите!\nКлиент: Мне не к спеху.'
    expect(own(talk)).toBe('Клиент: Мне не к спеху.')
  })

  it('leaves out what the seller says in a talk without names', () => {
    const talk =
      '— Комбайны. — У меня подшипник лёг, рожь стоит. — Завтра приедет инженер? — Не спешу, до осени подождёт.'
    expect(
      own(talk)
        .replace(/[-—\s]+/g, ' ')
        .trim(),
    ).toBe('У меня подшипник лёг, рожь стоит. Не спешу, до осени подождёт.')
  })

  it('never hides everything', () => {
    expect(othersWords('> срочно нужно\n> 5 штук')).toEqual([])
  })
})
