import { expect, it } from 'vitest'
import { parseBehind } from '../../src/core/measure/behind.ts'
import { behindSource, monthSpan } from './behind.ts'

const november = monthSpan('2026-11')

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
