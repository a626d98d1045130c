import { describe, expect, it } from 'vitest'
import { settleOrder } from './stable-order.ts'

describe('the order of a list under the cursor', () => {
  it('takes the first page as it comes', () => {
    expect(settleOrder([], ['a', 'b'])).toEqual({ order: ['a', 'b'], fresh: 0, gone: new Set() })
  })

  it('does not move rows when leads come in above or between', () => {
    const settled = settleOrder(['a', 'b', 'c'], ['x', 'b', 'a', 'y', 'c'])
    expect(settled.order).toEqual(['a', 'b', 'c'])
    expect(settled.fresh).toBe(2)
  })

  it('appends the next page', () => {
    expect(settleOrder(['a', 'b'], ['a', 'b', 'c', 'd']).order).toEqual(['a', 'b', 'c', 'd'])
  })

  it('keeps a row that left the list, and says so', () => {
    const settled = settleOrder(['a', 'b', 'c'], ['a', 'c'])
    expect(settled.order).toEqual(['a', 'b', 'c'])
    expect([...settled.gone]).toEqual(['b'])
  })

  it('does not call a row gone that was pushed to the next page', () => {
    const settled = settleOrder(['a', 'b', 'c'], ['x', 'a', 'b'])
    expect(settled.gone.size).toBe(0)
    expect(settled.fresh).toBe(1)
  })

  it('offers everything anew when nothing shown is left', () => {
    expect(settleOrder(['a'], ['x', 'y'])).toMatchObject({ order: ['a'], fresh: 2 })
  })
})
