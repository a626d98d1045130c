import { expect, it } from 'vitest'
import { namesIn } from './named-list.ts'

const isName = (name: string): boolean => name === 'Бюджет, тг'

it.each([
  ['Город, Источник', ['Город', 'Источник']],
  ['Бюджет, тг', ['Бюджет, тг']],
  ['"Бюджет, тг",Источник', ['Бюджет, тг', 'Источник']],
  ['"a ""b""", c', ['a "b"', 'c']],
  ['ТОО "Ромашка", c', ['ТОО "Ромашка"', 'c']],
  [' ,, ', []],
])('reads %j', (text, names) => {
  expect(namesIn(text, isName)).toEqual(names)
})
