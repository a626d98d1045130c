import { expect, it } from 'vitest'
import { type ListEntry, listHitsFor } from './lists.ts'

const entry = (changes: Partial<ListEntry>): ListEntry => ({
  list: 'deny',
  match: 'domain',
  value: 'spam.example',
  reason: null,
  until: null,
  ...changes,
})
const keys = { email: 'a@mail.spam.example', phone: null, domain: 'mail.spam.example', ip: '192.0.2.1' }

it('meets entries by key, domains with their subdomains, until they end', () => {
  const entries = [
    entry({}),
    entry({ value: 'am.example' }),
    entry({ match: 'phone', value: '+77010000000' }),
    entry({ list: 'suppress', match: 'email', value: 'a@mail.spam.example', until: '2026-03-01T00:00:00Z' }),
  ]
  expect(listHitsFor(keys, entries, '2026-03-02T00:00:00Z')).toEqual([{ list: 'deny', match: 'domain', reason: null }])
  expect(listHitsFor(keys, entries, '2026-02-02T00:00:00Z')).toHaveLength(2)
})
