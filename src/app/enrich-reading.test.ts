import { describe, expect, it } from 'vitest'
import { joinProvided } from './enrich-reading.ts'

const pain = { signal: 'pain', quote: 'it leaks' }

describe('answers of several readers', () => {
  it('are one, each claim by its own source', () => {
    const joined = joinProvided([
      { source: 'llm', claims: [pain] },
      null,
      { source: 'embedding', claims: [{ ...pain, quote: 'leaks' }] },
    ])
    expect(joined).toEqual({
      source: 'llm',
      claims: [
        { ...pain, source: 'llm' },
        { signal: 'pain', quote: 'leaks', source: 'embedding' },
      ],
    })
  })

  it('are as they are where one answered, and none where nobody did', () => {
    const one = { source: 'embedding' as const, claims: [pain] }
    expect(joinProvided([null, one])).toBe(one)
    expect(joinProvided([null, null])).toBeNull()
    expect(joinProvided([])).toBeNull()
  })
})
