import { expect, it } from 'vitest'
import { parseBehind } from '../../src/core/measure/behind.ts'
import { behindSource, monthSpan, weekSpan } from './behind.ts'

const november = monthSpan('2026-11', 'Asia/Almaty')

it('counts weeks and months on the clocks of the workspace', () => {
  expect(november).toEqual({ from: '2026-10-31T19:00:00.000Z', to: '2026-11-30T19:00:00.000Z' })
  // The week in which clocks go forward has an hour less.
  expect(weekSpan('2026-03-23', 'Asia/Jerusalem')).toEqual({
    from: '2026-03-22T22:00:00.000Z',
    to: '2026-03-29T21:00:00.000Z',
  })
})

it('asks for the leads of a source by its name', () => {
  const { behind: asked, source } = behindSource('maps', 'won', november)
  expect(source).toBe('maps')
  expect(parseBehind(asked ?? '')).toEqual({ figure: 'won', ...november, group: null })
})

it('asks for the leads without a source as a group, which is read as it was meant', () => {
  const { behind: asked, source } = behindSource('', 'won', november)
  expect(source).toBeUndefined()
  expect(parseBehind(asked ?? '')).toEqual({ figure: 'won', ...november, group: { by: 'source', value: '' } })
})
