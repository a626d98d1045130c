import { expect, it } from 'vitest'
import type { Reading, Signal } from '../read/reading.ts'
import { snippetOf } from './snippet.ts'

const signal = (name: Signal['signal'], quote: string, strength: Signal['strength'] = 'strong'): Signal => ({
  signal: name,
  quote,
  start: 0,
  end: quote.length,
  source: 'rules',
  strength,
})
const reading = (signals: readonly Signal[]): Reading => ({
  lang: 'ru',
  signals,
  authority: 'unknown',
  nonbuyer: null,
  deadline: null,
  next_step: null,
  rank: 2,
  evidence: 'strong',
  grounds: [],
})

it('shows the strongest quote, a step before a need, a strong one before a weak one', () => {
  const read = reading([
    signal('need', 'нужен кран'),
    signal('readiness', 'счёт на ТОО «'),
    signal('pain', 'стоим', 'weak'),
  ])
  expect(snippetOf('…', read)).toBe('счёт на ТОО')
  expect(snippetOf('…', reading([signal('readiness', 'позвоните', 'weak'), signal('need', 'нужен кран')]))).toBe(
    'нужен кран',
  )
})

it('shows the beginning of the message where nothing is quoted, cut between characters', () => {
  expect(snippetOf('  два\n слова ', reading([]))).toBe('два слова')
  expect(snippetOf(null, null)).toBeNull()
  const long = snippetOf('😀'.repeat(200), null)!
  expect([...long]).toHaveLength(120)
  expect(long.isWellFormed()).toBe(true)
})
