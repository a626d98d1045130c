import { expect, it } from 'vitest'
import { firstLanguage, languageOfTag, mainLanguage } from './language.ts'

it.each<[string | null, string | null, string | null]>([
  ['ru-RU', 'ru', 'ru'],
  ['KK_kz', 'kk', 'kk'],
  ['iw-IL', 'he', 'he'],
  [' en ', 'en', 'en'],
  ['rus', 'rus', 'ru'],
  ['de-AT', 'de', null],
  ['', '', null],
  [null, null, null],
])('the tag %j is %j, of ours %j', (tag, main, ours) => {
  expect([mainLanguage(tag), languageOfTag(tag)]).toEqual([main, ours])
})

it.each<[readonly (string | null | undefined)[], string]>([
  [['de-DE,de;q=0.9, ru;q=0.8,en;q=0.7'], 'ru'],
  [[null, undefined, 'iw;q=1'], 'he'],
  [['kk', 'ru'], 'kk'],
  [['de', ''], 'en'],
])('of %j the first of ours is %s', (wanted, language) => {
  expect(firstLanguage(...wanted)).toBe(language)
})
