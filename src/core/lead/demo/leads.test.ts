import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { DemoCatalogue, DemoMessage } from './catalogue.ts'
import { demoLeads } from './leads.ts'

const read = (name: string) => readFileSync(new URL(`../../../../data/demo/${name}`, import.meta.url), 'utf8')
const catalogue = JSON.parse(read('company.json')) as DemoCatalogue
const messages = read('messages.jsonl')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as DemoMessage)
const now = '2026-11-21T12:00:00+05:00'
const leads = demoLeads({ seed: 1, now, messages, catalogue })
const past = leads.filter((lead) => !lead.morning)
const morning = leads.filter((lead) => lead.morning)
const messageOf = (id: string) => messages.find((message) => message.id === id)!

test('the same seed gives the same leads, another seed others', () => {
  expect(demoLeads({ seed: 1, now, messages, catalogue })).toEqual(leads)
  expect(demoLeads({ seed: 2, now, messages, catalogue })).not.toEqual(leads)
})

test('a year of leads with outcomes, and a morning still to be worked', () => {
  expect(past).toHaveLength(390)
  expect(morning).toHaveLength(50)
  const times = leads.map((lead) => Date.parse(lead.receivedAt))
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.at(-1)).toBeLessThan(Date.parse(now))
  expect(times[0]).toBeGreaterThan(Date.parse(now) - 366 * 86_400_000)
  expect(morning.every((lead) => lead.history === null && lead.receivedAt >= '2026-11-21T07:50')).toBe(true)
  expect(new Set(morning.map((lead) => messageOf(lead.messageId).lang))).toEqual(
    new Set(['ru', 'kk', 'he', 'en', 'mixed']),
  )
})

test('no deal ends before it began, or after now', () => {
  for (const { receivedAt, history } of past) {
    const contact = Date.parse(history!.firstContactAt)
    expect(contact).toBeGreaterThanOrEqual(Date.parse(receivedAt))
    if (history!.outcome?.at) expect(Date.parse(history!.outcome.at)).toBeGreaterThan(contact)
    expect(Date.parse(history!.outcome?.at ?? receivedAt)).toBeLessThanOrEqual(Date.parse(now))
  }
})

describe('outcomes follow the messages, so that a model can learn', () => {
  const shareWon = (rank: number) => {
    const of = past.filter((lead) => messageOf(lead.messageId).rank === rank && lead.history!.outcome)
    return of.filter((lead) => lead.history!.outcome?.kind === 'won').length / of.length
  }
  test('by rank', () => {
    expect(shareWon(0)).toBeLessThan(0.05)
    expect(shareWon(1)).toBeLessThan(shareWon(2))
    expect(shareWon(2)).toBeLessThan(shareWon(3))
  })
  test('to a believable share of wins', () => {
    const won = past.filter((lead) => lead.history!.outcome?.kind === 'won').length / past.length
    expect(won).toBeGreaterThan(0.18)
    expect(won).toBeLessThan(0.42)
  })
})

test('addresses lie under example domains and nobody shares a number by accident', () => {
  for (const { draft } of leads) expect(draft.email ?? 'x@example.com').toMatch(/@(?:[\w-]+\.)?example\.(?:com|org)$/)
  const phones = leads.map((lead) => lead.draft.phone).filter((phone) => phone !== null)
  expect(new Set(phones).size).toBeGreaterThan(phones.length * 0.85)
  const kz = /^\+7 763 000 1\d{3}$|^\+972 50-000-2\d{3}$|^\+1 \d{3} 555 01\d{2}$/
  for (const phone of phones) expect(phone).toMatch(kz)
})
