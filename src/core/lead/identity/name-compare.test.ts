import { describe, expect, it } from 'vitest'
import { compareNames, type NameLevel } from './name-compare.ts'
import { nameTokens, readNicknames } from './name-keys.ts'
import { foldSpelling, toLatin } from './name-script.ts'

const nicknames = readNicknames([
  ['Александр', 'Саша', 'Sasha'],
  ['יוסף', 'יוסי', 'Yosef'],
])
const tokens = (name: string) => nameTokens(name, null, nicknames)

describe('compareNames', () => {
  it.each<[string, string, NameLevel]>([
    ['Иван Петров', 'ПЕТРОВ Иван', 'same'],
    ['Әлихан Сейтқали', 'Alikhan Seitkali', 'same'],
    ['Айгерім Жұмабаева', 'Aygerim Zhumabayeva', 'close'],
    ['Аексей Попов', 'Алексей Попов', 'close'],
    ['איתי ביטון', 'Itay Biton', 'close'],
    ['שרה לוי', 'Сара Леви', 'close'],
    ['Саша Иванов', 'Александр Иванов', 'close'],
    ['יוסי כהן', 'יוסף כהן', 'close'],
    ['Гүлмира Қ.', 'Қасымова Гүлмира', 'initial'],
    ['Қуаныш', 'Қуаныш Бекмұратов', 'single'],
    ['Иван Петрович Сидоров', 'Сидоров Иван', 'same'],
    ['Иван Петров', 'Ольга Петрова', 'half_surname'],
    ['יוסי ביטון', 'רונית ביטון', 'half_surname'],
    ['Бауыржан Сидоров', 'Бауыржан Төлегенов', 'half'],
    ['Иван Петров', 'Мария Сидорова', 'clash'],
  ])('%s and %s: %s', (left, right, level) => expect(compareNames(tokens(left), tokens(right))?.level).toBe(level))

  it('has nothing to say where a name is missing', () => expect(compareNames(tokens(''), tokens('Иван'))).toBeNull())
})

describe('foldSpelling', () => {
  it.each([
    ['Yerlan', 'Ерлан'],
    ['Aigerim', 'Айгерім'],
    ['Akhmetov', 'Ахметов'],
    ['Tsoi', 'Цой'],
    ['Jandos', 'Жандос'],
    ['Maria', 'Мария'],
  ])('%s and %s are one spelling', (left, right) =>
    expect(foldSpelling(toLatin(left.toLowerCase()))).toBe(foldSpelling(toLatin(right.toLowerCase()))))
})
