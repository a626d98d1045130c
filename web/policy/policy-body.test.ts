import { describe, expect, it } from 'vitest'
import { moveThreshold, readPolicy, setAt } from './policy-body.ts'

describe('the thresholds of the tiers', () => {
  const thresholds = { warm: 31, promising: 51, hot: 71 }

  it('moves one and leaves the others where they can stay', () => {
    expect(moveThreshold(thresholds, 'hot', 80)).toEqual({ warm: 31, promising: 51, hot: 80 })
  })

  it('pushes the others along so that they keep rising', () => {
    expect(moveThreshold(thresholds, 'hot', 30)).toEqual({ hot: 30, promising: 29, warm: 28 })
    expect(moveThreshold(thresholds, 'warm', 75)).toEqual({ warm: 75, promising: 76, hot: 77 })
    expect(moveThreshold(thresholds, 'promising', 72)).toEqual({ warm: 31, promising: 72, hot: 73 })
  })
})

describe('changing a policy', () => {
  it('replaces one value and touches nothing else', () => {
    const body = { a: { b: [1, { c: 2 }] }, kept: { x: 1 } }
    const changed = setAt(body, ['a', 'b', 1, 'c'], 9)
    expect(changed).toEqual({ a: { b: [1, { c: 9 }] }, kept: { x: 1 } })
    expect(changed.kept).toBe(body.kept)
    expect(body.a.b[1]).toEqual({ c: 2 })
  })

  it('does not pretend to understand a policy of another form', () => {
    expect(readPolicy({ format: 9 })).toBeNull()
  })
})
