import { describe, expect, it } from 'vitest'
import { parseBehind } from './behind.ts'

describe('the leads behind a figure', () => {
  it('are named by the figure, a span and a group', () => {
    expect(parseBehind('won~2026-09-01T00:00:00Z~2026-10-01')).toEqual({
      figure: 'won',
      from: '2026-09-01T00:00:00.000Z',
      to: '2026-10-01T00:00:00.000Z',
      group: null,
    })
    expect(parseBehind('hot~2026-09-01~2026-10-01~city~a~b')?.group).toEqual({ by: 'city', value: 'a~b' })
  })

  it.each([
    '',
    'won',
    'won~yesterday~2026-10-01',
    'rich~2026-09-01~2026-10-01',
    'won~2026-09-01~2026-10-01~shoe~43',
  ])('are none where the text says nothing: %s', (text) => {
    expect(parseBehind(text)).toBeNull()
  })
})
