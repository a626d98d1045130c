import { describe, expect, it } from 'vitest'
import { sourceClass } from './source-class.ts'
import { titleClass } from './title-class.ts'

describe('job titles in four languages', () => {
  it.each([
    ['Коммерческий директор', 'director'],
    ['Помощник директора', 'assistant'],
    ['מנכ"ל', 'director'],
    ['בעלים', 'owner'],
    ['Бас директор', 'director'],
    ['Компания иесі', 'owner'],
    ['Co-founder & CEO', 'owner'],
    ['VP Sales', 'director'],
    ['Начальник отдела снабжения', 'procurement'],
    ['Менеджер по продажам', 'manager'],
    ['PhD student', 'student'],
    ['Astronaut', 'other'],
    [' ', null],
  ])('%s', (title, expected) => expect(titleClass(title)).toBe(expected))
})

describe('sources', () => {
  it.each([
    ['Контекстная реклама', 'paid_search'],
    ['instagram', 'social'],
    ['рекомендация клиента', 'referral'],
    ['Выставка 2026', 'event'],
    ['google organic', 'search'],
    ['google cpc', 'paid_search'],
  ])('%s', (source, expected) => expect(sourceClass(source)).toBe(expected))
})
