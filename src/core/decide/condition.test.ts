import { describe, expect, it } from 'vitest'
import { type Condition, type Facts, holds } from './condition.ts'

const facts: Facts = {
  city: ' Алматы ',
  jobTitle: 'Коммерческий директор',
  companySize: 40,
  webdriver: false,
  signals: ['pain', 'urgency'],
  country: null,
}

describe('conditions', () => {
  it.each<[Condition, boolean | null]>([
    [{ kind: 'is', fact: 'city', value: 'алматы' }, true],
    [{ kind: 'is', fact: 'webdriver', value: false }, true],
    [{ kind: 'in', fact: 'city', values: ['Астана', 'Шымкент'] }, false],
    [{ kind: 'is', fact: 'country', value: 'KZ' }, null],
    [{ kind: 'is', fact: 'neverHeardOf', value: 'KZ' }, null],
    [{ kind: 'known', fact: 'country' }, false],
    [{ kind: 'contains', fact: 'jobTitle', values: ['директор'] }, true],
    [{ kind: 'contains', fact: 'jobTitle', values: ['мерческий'] }, false],
    [{ kind: 'between', fact: 'companySize', from: 40, to: 40 }, true],
    [{ kind: 'between', fact: 'companySize', from: 41 }, false],
    [{ kind: 'between', fact: 'city', from: 1 }, false],
    [{ kind: 'is', fact: 'signals', value: 'pain' }, true],
    [{ kind: 'in', fact: 'signals', values: ['budget'] }, false],
  ])('%j is %s', (condition, expected) => {
    expect(holds(condition, facts)).toBe(expected)
  })

  it('keeps unknown unknown unless the known settles it', () => {
    const yes: Condition = { kind: 'known', fact: 'city' }
    const no: Condition = { kind: 'known', fact: 'country' }
    const unknown: Condition = { kind: 'is', fact: 'country', value: 'KZ' }
    expect(holds({ kind: 'all', of: [yes, unknown] }, facts)).toBeNull()
    expect(holds({ kind: 'all', of: [no, unknown] }, facts)).toBe(false)
    expect(holds({ kind: 'any', of: [yes, unknown] }, facts)).toBe(true)
    expect(holds({ kind: 'any', of: [no, unknown] }, facts)).toBeNull()
    expect(holds({ kind: 'not', of: unknown }, facts)).toBeNull()
  })

  it('does not take inherited properties for facts', () => {
    expect(holds({ kind: 'known', fact: 'constructor' }, facts)).toBe(false)
  })
})
