import { expect, test } from 'vitest'
import { blankLead } from '../../lead/blank-lead.ts'
import { companyNumber } from '../checks/company-number.ts'
import { readRegistration } from './registration-number.ts'

test('numbers printed by the states themselves agree with their check digits', () => {
  // Kazakhtelecom, Kaspi Bank; Sberbank, Gazprom; a made-up person's INN of the tax service's own example; Bank Leumi, Teva.
  expect(readRegistration('941240000193', 'KZ')).toEqual({ kind: 'kz_bin', digitsAgree: true })
  expect(readRegistration('971240001315', null)).toEqual({ kind: 'kz_bin', digitsAgree: true })
  expect(readRegistration('7707083893', null)).toEqual({ kind: 'ru_inn_company', digitsAgree: true })
  expect(readRegistration('7736050003', 'RU')).toEqual({ kind: 'ru_inn_company', digitsAgree: true })
  expect(readRegistration('500100732259', 'RU')).toEqual({ kind: 'ru_inn_person', digitsAgree: true })
  expect(readRegistration('520018078', 'IL')).toEqual({ kind: 'il_company', digitsAgree: true })
  expect(readRegistration('520013954', null)).toEqual({ kind: 'il_company', digitsAgree: true })
})

test('one wrong digit is seen', () => {
  expect(readRegistration('941240000194', 'KZ')?.digitsAgree).toBe(false)
  expect(readRegistration('7707083894', null)?.digitsAgree).toBe(false)
  expect(readRegistration('520018079', 'IL')?.digitsAgree).toBe(false)
  expect(readRegistration('12345', null)).toBeNull()
  expect(readRegistration('000000000000', 'KZ')).toBeNull()
})

test('the check finds the number in the seller’s own field or beside the name, and only warns', () => {
  const lead = { ...blankLead('1', '2026-11-21T10:00:00Z'), country: 'KZ' }
  const context = { data: {} as never, defaultCountry: null, answers: {} }
  expect(companyNumber.judge({ ...lead, custom: { БИН: '941240000193' } }, context)).toMatchObject({ outcome: 'pass' })
  expect(companyNumber.judge({ ...lead, company: 'ТОО Пример, БИН 941240000194' }, context)).toMatchObject({
    outcome: 'warn',
  })
  expect(companyNumber.judge({ ...lead, company: 'ТОО Пример' }, context)).toBeNull()
})
