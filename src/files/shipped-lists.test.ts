import { expect, test } from 'vitest'
import { importTargets } from '../core/lead/import/target.ts'
import { loadDemoData } from './demo-data.ts'
import { loadImportWords } from './import-words.ts'

test('every field that a column may become has words, in every language where it is more than a technical name', async () => {
  const words = await loadImportWords()
  const named = new Set(words.headers.map((header) => header.target))
  expect([...importTargets].filter((target) => !named.has(target))).toEqual([])
  for (const target of ['name', 'email', 'phone', 'company', 'message', 'received_at', 'outcome'] as const) {
    const text = words.headers.filter((header) => header.target === target).flatMap((header) => header.words)
    expect(text.some((word) => /[а-я]/.test(word))).toBe(true)
    expect(text.some((word) => /[әғқңөұүһі]/.test(word) || /^(?:телефоны|компания)$/.test(word))).toBe(true)
    expect(text.some((word) => /[א-ת]/.test(word))).toBe(true)
    expect(text.some((word) => /^[a-z]+$/.test(word))).toBe(true)
  }
})

test('no word means two fields, and no value two outcomes', async () => {
  const words = await loadImportWords()
  const targets = new Map<string, Set<string>>()
  for (const header of words.headers) {
    const text = header.words.join(' ')
    targets.set(text, (targets.get(text) ?? new Set()).add(header.target))
  }
  expect([...targets].filter(([, set]) => set.size > 1).map(([text]) => text)).toEqual([])
  const { won, lost, disqualified, open } = words.values
  const all = [...won, ...lost, ...disqualified, ...open]
  expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([])
})

test('the sample company is whole: roles, languages, invented addresses', async () => {
  const { catalogue, messages } = await loadDemoData()
  expect(new Set(catalogue.users.map((user) => user.role))).toEqual(
    new Set(['administrator', 'manager', 'rep', 'marketer', 'privacy_officer']),
  )
  expect(catalogue.users.filter((user) => user.closer)).toHaveLength(2)
  for (const { email } of catalogue.users) expect(email).toMatch(/@sarzhal\.example\.com$/)
  expect(messages.length).toBeGreaterThan(450)
  expect(new Set(messages.map((message) => message.id)).size).toBe(messages.length)
  for (const { text, rank } of messages) {
    expect(text.length).toBeGreaterThan(2)
    expect([0, 1, 2, 3]).toContain(rank)
  }
})
