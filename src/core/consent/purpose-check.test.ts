import { describe, expect, it } from 'vitest'
import type { ConsentRecord } from './consent-record.ts'
import { type KnownConsent, mayContact } from './purpose-check.ts'

const known = (part: Partial<ConsentRecord>, hash = 'h'): KnownConsent => ({
  hash,
  record: {
    kind: 'given',
    subject: 'c1',
    subject_name: null,
    purposes: ['marketing'],
    channels: ['email'],
    legal_basis: 'consent',
    text: 'x',
    text_hash: 'x',
    text_version: null,
    text_language: null,
    at: '2026-01-01T00:00:00Z',
    time_zone: null,
    way: 'checkbox',
    ip: null,
    user_agent: null,
    page: null,
    form_hash: null,
    source: null,
    controller_name: 'Seller',
    controller_id: null,
    third_parties: [],
    cross_border: null,
    public_sources: null,
    data_list: [],
    expires_at: null,
    minor: null,
    withdraws: null,
    salt: 's',
    ...part,
  },
})
const wish = { purpose: 'marketing', channel: 'email', at: '2026-06-01T00:00:00Z' }

describe('mayContact', () => {
  it('lets through what was agreed to, and says on what it rests', () =>
    expect(mayContact([known({})], wish)).toEqual({ allowed: true, reason: 'consent_given', restsOn: 'h' }))

  it.each<[string, KnownConsent[], object]>([
    ['nothing was said', [], { reason: 'no_consent' }],
    ['another purpose was agreed to', [known({ purposes: ['analytics'] })], { reason: 'no_consent' }],
    ['another channel was agreed to', [known({ channels: ['sms'] })], { reason: 'no_consent' }],
    ['no channel was named', [known({ channels: [] })], { reason: 'no_consent' }],
    ['the consent is over', [known({ expires_at: '2026-05-01T00:00:00Z' })], { reason: 'consent_expired' }],
    ['it is given only later', [known({ at: '2026-07-01T00:00:00Z' })], { reason: 'no_consent' }],
    [
      'all was taken back, in another zone and order',
      [known({ kind: 'withdrawn', purposes: [], channels: [], at: '2026-03-01T02:00:00+05:00' }, 'w'), known({})],
      { reason: 'consent_withdrawn', restsOn: 'w' },
    ],
    [
      'the person objected',
      [known({}), known({ kind: 'objected', channels: [], at: '2026-02-01T00:00:00Z' })],
      { reason: 'objected' },
    ],
  ])('holds back where %s', (_, consents, answer) =>
    expect(mayContact(consents, wish)).toMatchObject({ allowed: false, ...answer }))

  it('lets a new consent follow a withdrawal, and a withdrawal of one channel spare another', () => {
    const back = known({ kind: 'withdrawn', channels: ['sms'], purposes: [], at: '2026-02-01T00:00:00Z' })
    expect(mayContact([known({ channels: ['email', 'sms'] }), back], wish).allowed).toBe(true)
    const again = [
      known({}),
      { ...back, record: { ...back.record, channels: [] } },
      known({ at: '2026-03-01T00:00:00Z' }),
    ]
    expect(mayContact(again, wish).allowed).toBe(true)
  })

  it('answers who has asked, until told not to', () => {
    const answer = { ...wish, purpose: 'answer' }
    expect(mayContact([], answer)).toMatchObject({ allowed: true, reason: 'asked_for' })
    expect(mayContact([known({ kind: 'objected', purposes: [], channels: [] })], answer).allowed).toBe(false)
  })
})
