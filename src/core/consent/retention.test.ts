import { describe, expect, it } from 'vitest'
import { defaultRetention, requestDeadline, type Retained, retentionTimer } from './retention.ts'

const lead = (part: Partial<Retained>): Retained => ({
  state: 'lost',
  stateSince: '2026-01-01T00:00:00Z',
  lastTouchAt: null,
  consentExpiresAt: null,
  onHold: false,
  ...part,
})

describe('retentionTimer', () => {
  it.each<[Partial<Retained>, string | null, string]>([
    [{}, '2028-01-01T00:00:00.000Z', 'state'],
    [{ state: 'rejected' }, '2026-04-01T00:00:00.000Z', 'state'],
    [{ state: 'rejected', lastTouchAt: '2026-01-02T00:00:00Z' }, '2026-04-02T00:00:00.000Z', 'state'],
    [{ state: 'won' }, null, 'kept'],
    [{ consentExpiresAt: '2026-02-01T00:00:00Z' }, '2026-03-03T00:00:00.000Z', 'consent_expired'],
    [{ state: 'won', consentExpiresAt: '2026-02-01T00:00:00Z' }, null, 'kept'],
    [{ onHold: true }, null, 'on_hold'],
  ])('%o', (part, eraseAt, reason) => expect(retentionTimer(lead(part), defaultRetention)).toEqual({ eraseAt, reason }))
})

describe('requestDeadline', () => {
  it.each([
    ['2026-01-31T10:00:00Z', 'gdpr', '2026-02-28T10:00:00.000Z'],
    ['2026-03-15T10:00:00Z', 'gdpr', '2026-04-15T10:00:00.000Z'],
    ['2026-03-15T10:00:00Z', 'israel', '2026-04-14T10:00:00.000Z'],
    ['2026-03-12T10:00:00Z', 'kazakhstan', '2026-03-17T10:00:00.000Z'],
  ] as const)('%s by %s', (received, law, due) => expect(requestDeadline(received, law)).toBe(due))
})
