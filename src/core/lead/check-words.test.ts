import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { allChecks } from '../verify/check-list.ts'
import { checkNames } from './check-words.ts'

it.each(['en', 'ru', 'kk', 'he'] as const)('names every check as the screens do (%s)', (language) => {
  const file = new URL(`../../../web/messages/${language}.json`, import.meta.url)
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
  for (const { id } of allChecks) expect(checkNames(id, language)).toBe(messages[`check.${id}`])
  expect(checkNames('email.syntax; phone.fake; other.check', language)).toBe(
    `${messages['check.email.syntax']}; ${messages['check.phone.fake']}; other.check`,
  )
})
