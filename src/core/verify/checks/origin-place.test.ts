import { expect, test } from 'vitest'
import { blankLead } from '../../lead/blank-lead.ts'
import { originPlace } from './origin-place.ts'

const base = blankLead('1', '2026-11-21T10:00:00Z')
const judge = (country: string, timeZone: string | null) => {
  const value = { network: 'isp', country, asn: 1, owner: 'x' }
  const answers = { 'network:192.0.2.1': { kind: 'known', value, source: 'test', at: '' } as const }
  const lead = { ...base, phone: '+77017829345', origin: { ...base.origin, ip: '192.0.2.1', timeZone } }
  return originPlace.judge(lead, { data: {} as never, defaultCountry: null, answers })?.outcome
}

test('network and clock both elsewhere warn; one of them is nothing to go by', () => {
  expect(judge('KZ', 'Asia/Almaty')).toBe('pass')
  expect(judge('DE', 'Asia/Almaty')).toBe('unknown')
  expect(judge('NL', 'Europe/Amsterdam')).toBe('warn')
  expect(judge('NL', 'Etc/UTC')).toBe('unknown')
})
