import { describe, expect, it } from 'vitest'
import { canMakeLeads, doubledTargets } from './targets.ts'

describe('the mapping of columns', () => {
  it('finds targets given twice, but lets many columns be skipped or kept as they are', () => {
    const doubled = doubledTargets({ A: 'phone', B: 'phone', C: 'skip', D: 'skip', E: 'custom', F: 'custom' })
    expect([...doubled]).toEqual(['phone'])
  })

  it('needs something to reach or to read', () => {
    expect(canMakeLeads({ A: 'name', B: 'company' })).toBe(false)
    expect(canMakeLeads({ A: 'name', B: 'message' })).toBe(true)
  })
})
