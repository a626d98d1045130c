import { expect, it } from 'vitest'
import { blankLead } from '../../lead/blank-lead.ts'
import { velocity } from '../checks/velocity.ts'
import { emptyBaseline } from './baseline.ts'
import { eventOfLead } from './lead-velocity.ts'
import { observe, seenBy } from './observe.ts'
import { eventKeys } from './stream-event.ts'
import { windowKeys } from './window.ts'

const lead = blankLead('l1', '2026-03-11T10:00:00+05:00')

it('finds nothing unusual in a lead of which nothing is known', () => {
  const event = eventOfLead(lead)
  const keys = windowKeys(event, eventKeys(event))
  expect(keys).toEqual([])
  const value = observe(seenBy(keys, new Map()), { atMs: event.atMs, ordinal: 0, baseline: emptyBaseline })
  const answers = { velocity: { kind: 'known', value: value as never, source: 'own_records', at: '' } } as const
  const found = velocity.judge(lead, { data: {} as never, defaultCountry: null, answers })
  expect(found).toMatchObject({ outcome: 'pass', reason: 'nothing_unusual' })
})

it('takes no private address for the visitor, since it is that of a proxy', () => {
  const from = (ip: string) => eventOfLead({ ...lead, origin: { ...lead.origin, ip } }).ip
  for (const ip of ['127.0.0.1', '10.1.2.3', '172.20.0.1', '192.168.1.9', '::1', '::ffff:10.0.0.1', 'fd00::1'])
    expect(from(ip)).toBeNull()
  for (const ip of ['172.32.0.1', '203.0.113.9', '2a00:1450::1']) expect(from(ip)).toBe(ip)
})

it('says nothing where nothing was counted', () =>
  expect(velocity.judge(lead, { data: {} as never, defaultCountry: null, answers: {} })).toBeNull())
