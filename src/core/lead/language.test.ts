import { expect, it } from 'vitest'
import { languageOfTag, mainLanguage } from './language.ts'

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
