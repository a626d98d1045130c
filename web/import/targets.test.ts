import { describe, expect, it } from 'vitest'
import { canMakeLeads, doubledTargets } from './targets.ts'

describe('the mapping of columns', () => {
  it('finds targets given twice, but lets many columns be skipped, kept, or hold telephones and addresses', () => {
    const doubled = doubledTargets({
      A: 'city',
      B: 'city',
      G: 'phone',
      H: 'phone',
      C: 'skip',
      D: 'skip',
      E: 'custom',
      F: 'custom',
    })
    expect([...doubled]).toEqual(['city'])
  })

  it('needs something to reach or to read', () => {
    expect(canMakeLeads({ A: 'name', B: 'company' })).toBe(false)
    expect(canMakeLeads({ A: 'name', B: 'message' })).toBe(true)
  })
})
