import { describe, expect, it } from 'vitest'
import { mayBegin, type PastSequence } from './may-begin.ts'

const been: PastSequence = {
  sequence: 'cold',
  startedAt: '2026-11-02T09:00:00Z',
  startedTier: 'cold',
  reason: 'finished',
  wrote: true,
}
const open = { tier: 'cold', lostAt: null } as const
const lost = { tier: 'cold', lostAt: '2026-11-20T09:00:00Z' } as const

describe('a lead that has been in a sequence', () => {
  it('begins its first one, and none a second time', () => {
    expect(mayBegin('cold', [], open)).toBe(true)
    expect(mayBegin('cold', [been], open)).toBe(false)
    expect(mayBegin('cold', [been, { ...been, sequence: 'not_now' }], lost)).toBe(false)
  })

  it.each<[string, Partial<PastSequence>, boolean]>([
    ['was answered to the end', {}, false],
    ['agreed to nothing more', { reason: 'no_consent' }, false],
    ['was stopped by a person', { reason: 'stopped_by_person', startedTier: null }, false],
    ['wrote again', { reason: 'inquired' }, true],
    ['had a letter before its sequence was taken away', { reason: 'sequence_off' }, false],
    ['had none before its sequence was taken away', { reason: 'sequence_off', wrote: false }, true],
  ])('and %s: begins a new one that fits better? %s', (_, change, answer) => {
    expect(mayBegin('fair', [{ ...been, ...change }], open)).toBe(answer)
  })

  it('begins another when it is warmer than it was, unless a person stopped its letters', () => {
    const warm = { tier: 'warm', lostAt: null } as const
    expect(mayBegin('warm', [{ ...been, reason: 'warmed_up' }], warm)).toBe(true)
    expect(mayBegin('warm', [{ ...been, reason: 'stopped_by_person' }], warm)).toBe(false)
    expect(mayBegin('cold', [{ ...been, sequence: 'warm', startedTier: 'warm' }], open)).toBe(false)
  })

  it('begins another when it was lost since, and one only', () => {
    expect(mayBegin('not_now', [been], lost)).toBe(true)
    expect(mayBegin('not_now', [{ ...been, reason: 'stopped_by_person' }], lost)).toBe(true)
    const asLost = { ...been, sequence: 'not_now', startedAt: '2026-11-20T09:00:01Z' }
    expect(mayBegin('fair', [been, asLost], lost)).toBe(false)
    expect(mayBegin('fair', [been, { ...asLost, reason: 'stopped_by_person' }], lost)).toBe(false)
  })

  it('was lost where the clock of another process is behind: the loss has ended its letters', () => {
    expect(mayBegin('not_now', [{ ...been, startedAt: '2026-11-20T09:00:09Z', reason: 'lost' }], lost)).toBe(true)
  })
})
