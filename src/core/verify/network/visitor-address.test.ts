import { expect, test } from 'vitest'
import { eventKeys, readStreamEvent } from '../velocity/stream-event.ts'
import { visitorAddress } from './visitor-address.ts'

test('an address is plain, however logs write it', () => {
  for (const typed of [
    '2.75.10.20',
    ' 2.75.10.20, 10.0.0.1',
    '2.75.10.20:51234',
    '::ffff:2.75.10.20',
    '[::FFFF:2.75.10.20]:443',
  ])
    expect(visitorAddress(typed), typed).toBe('2.75.10.20')
  expect(visitorAddress('[2a03:32c0::1]:443')).toBe('2a03:32c0::1')
  expect(visitorAddress('2a03:32c0::1')).toBe('2a03:32c0::1')
  for (const nothing of [null, '', ' , 10.0.0.1']) expect(visitorAddress(nothing)).toBeNull()
  expect(visitorAddress('999.1.1.1')).toBe('999.1.1.1')
})

test('visitors behind addresses of that form are no crowd of one network', () => {
  const subnet = (ip: string) => eventKeys(readStreamEvent({ id: '1', t: '2026-09-01T06:00:00Z', ip }, 1)!).subnet
  expect(subnet('::ffff:2.75.10.20')).toBe(subnet('2.75.10.9'))
  expect(subnet('::ffff:2.75.10.20')).not.toBe(subnet('::ffff:5.76.10.20'))
})
