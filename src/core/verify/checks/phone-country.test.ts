import { expect, test } from 'vitest'
import { blankLead } from '../../lead/blank-lead.ts'
import type { VerifyData } from '../verify-data.ts'
import { phoneCountry } from './phone-country.ts'

const outcome = (phone: string, country: string) => {
  const lead = { ...blankLead('1', '2026-11-20T10:00:00Z'), phone, country }
  return phoneCountry.judge(lead, { defaultCountry: 'KZ', answers: {}, data: {} as VerifyData })?.outcome
}

test('a number and a country of one numbering plan are not at odds; two countries with one code are', () => {
  expect(outcome('01534 748291', 'GB')).toBe('pass')
  expect(outcome('07781 482915', 'GB')).toBe('pass')
  expect(outcome('+39 06 69 812345', 'IT')).toBe('pass')
  expect(outcome('8 916 482 91 57', 'KZ')).toBe('warn')
  expect(outcome('+1 416 482 9157', 'US')).toBe('warn')
  expect(outcome('+49 1573 8204917', 'AT')).toBe('warn')
})
