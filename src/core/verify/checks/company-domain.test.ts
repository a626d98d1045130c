import { expect, test } from 'vitest'
import { loadVerifyData } from '../../../files/shipped-verify-data.ts'
import { blankLead } from '../../lead/blank-lead.ts'
import type { Lead } from '../../lead/lead.ts'
import { claimTitle } from './claim-title.ts'
import { companyDomain } from './company-domain.ts'

const context = { data: await loadVerifyData(), defaultCountry: null, answers: {} }
const lead = (fields: Partial<Lead>): Lead => ({ ...blankLead('1', '2026-11-21T10:00:00Z'), ...fields })
const match = (company: string, email: string, website: string | null = null): string | undefined =>
  companyDomain.judge(lead({ company, email, website }), context)?.reason

test('a company is recognised behind its domain in three scripts, by initials and by its site', () => {
  expect(match('ТОО «Ромашка»', 'a@romashka.kz')).toBe('company_matches')
  expect(match('КазСтройСервис', 'a@kazstroyservice.kz')).toBe('company_matches')
  expect(match('Acme Solutions Ltd', 'a@acme-solutions.com')).toBe('company_matches')
  expect(match('International Business Machines', 'a@ibm.com')).toBe('company_matches')
  expect(match('', 'a@firm.kz', 'https://www.firm.kz/about')).toBe('website_matches')
})

test('a miss proves nothing: brands and holdings are called otherwise', () => {
  expect(match('Alpha Holding', 'a@other-brand.kz')).toBe('company_differs')
  expect(match('Alpha', 'a@gmail.com')).toBe('free_provider')
})

test('a claimed title against the mailbox', () => {
  const claim = (jobTitle: string, email: string): string | undefined =>
    claimTitle.judge(lead({ jobTitle, email }), context)?.reason
  expect(claim('Генеральный директор', 'a@kaznu.kz')).toBe('institution_mailbox')
  expect(claim('CEO', 'a@gmail.com')).toBe('free_mailbox')
  expect(claim('מנכ"ל', 'a@firm.co.il')).toBe('claim_fits')
  expect(claim('Помощник директора', 'a@kaznu.kz')).toBe('no_high_claim')
})
