import { expect, test } from 'vitest'
import { loadVerifyData } from '../../../files/shipped-verify-data.ts'
import { blankLead } from '../../lead/blank-lead.ts'
import { judgeLead } from '../verify.ts'
import { emailDomainTypo } from './email-domain-typo.ts'
import { emailSyntax } from './email-syntax.ts'

const data = await loadVerifyData()
/** The suggestion for an address: of the check of spelling, else of the domain. */
function suggested(email: string): unknown {
  const lead = { ...blankLead('1', '2026-11-20T10:00:00Z'), email }
  const findings = judgeLead([emailSyntax, emailDomainTypo], lead, { data, defaultCountry: 'KZ', answers: {} })
  return findings.map(({ evidence }) => evidence['suggestion']).find((one) => typeof one === 'string') ?? null
}

test('letters of another alphabet in a Latin mailbox are a slip, with the domain mended, too', () => {
  expect(suggested('іvan@alfa.kz')).toBe('ivan@alfa.kz')
  expect(suggested('ivаn@mаil.ru')).toBe('ivan@mail.ru')
})

test('a mailbox that is of another alphabet, or bears marks, is meant so', () => {
  for (const email of ['иван@mail.ru', 'сара@mail.ru', 'josé@mail.es', 'müller@firma.de', 'łukasz@wp.pl'])
    expect(suggested(email), email).toBeNull()
})

test('a provider as it sounds in Cyrillic, and an address with its domain twice', () => {
  expect(suggested('иван@маил.ру')).toBe('иван@mail.ru')
  expect(suggested('dana@гмайл.ком')).toBe('dana@gmail.com')
  expect(suggested('dana@почта.рф')).toBeNull()
  expect(suggested('ivan@firm.kz@firm.kz')).toBe('ivan@firm.kz')
})
