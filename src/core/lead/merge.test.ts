import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ContactCard, type ContactValue, defaultMergeRules, mergeContacts, undoMerge } from './merge.ts'

const value = (held: ContactValue['value'], at = '2026-01-01T00:00:00Z', source = 'form'): ContactValue => ({
  value: held,
  at,
  source,
})
const later = '2026-02-01T00:00:00+05:00'

describe('mergeContacts', () => {
  const kept: ContactCard = {
    id: 'a',
    values: {
      name: value('Әсел А.'),
      company: value('Old'),
      phones: value(['+77014451288']),
      city: value('Almaty', later),
    },
  }
  const gone: ContactCard = {
    id: 'b',
    values: {
      name: value('Әсел Ахметова'),
      company: value('New', later),
      phones: value(['+77024451910', '+77014451288'], later),
      city: value('Astana'),
      jobTitle: value('CEO'),
    },
  }
  const { merged, undo } = mergeContacts(kept, gone, defaultMergeRules)

  it('follows the rule of each field', () => {
    const held = Object.fromEntries(Object.entries(merged.values).map(([field, one]) => [field, one.value]))
    expect(held).toEqual({
      name: 'Әсел Ахметова',
      company: 'New',
      phones: ['+77014451288', '+77024451910'],
      city: 'Almaty',
      jobTitle: 'CEO',
    })
  })

  it('can be taken back, also after JSON', () =>
    expect(undoMerge(merged, JSON.parse(JSON.stringify(undo)))).toEqual({ kept, restored: gone, conflicts: [] }))

  it('keeps what was changed since', () => {
    const edited = { ...merged, values: { ...merged.values, company: value('Newest', '2026-05-01T00:00:00Z', 'rep') } }
    const back = undoMerge(edited, undo)
    expect(back.conflicts).toEqual(['company'])
    expect(back.kept.values['company']!.value).toBe('Newest')
  })

  it('trusts sources in the order given', () => {
    const rules = { ...defaultMergeRules, otherwise: 'trusted' } as const
    const pair = (first: string, second: string) =>
      mergeContacts(
        { id: 'a', values: { city: value('A', later, first) } },
        { id: 'b', values: { city: value('B', later, second) } },
        rules,
      )
    expect(pair('enrichment', 'form').merged.values['city']!.value).toBe('B')
    expect(pair('rep', 'form').merged.values['city']!.value).toBe('A')
  })
})

it('undo is exact for any two contacts', () => {
  const plain = { noNullPrototype: true }
  const held = fc.record(
    {
      value: fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.array(fc.string())),
      at: fc.constantFrom('2026-01-01T00:00:00Z', later),
      source: fc.constantFrom('form', 'rep', 'x'),
    },
    plain,
  )
  const fields = fc.constantFrom('name', 'phones', 'city', 'toString', 'constructor')
  const card = (id: string) => fc.record({ id: fc.constant(id), values: fc.dictionary(fields, held, plain) }, plain)
  fc.assert(
    fc.property(card('a'), card('b'), (a, b) => {
      const { merged, undo } = mergeContacts(a, b, defaultMergeRules)
      const back = undoMerge(merged, undo)
      expect(back.restored).toEqual(b)
      expect(back.kept).toEqual(a)
    }),
  )
})
