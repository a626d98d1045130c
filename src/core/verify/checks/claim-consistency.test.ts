import { expect, it } from 'vitest'
import { loadVerifyData } from '../../../files/shipped-verify-data.ts'
import { blankLead } from '../../lead/blank-lead.ts'
import type { Lead } from '../../lead/lead.ts'
import { claimConsistency } from './claim-consistency.ts'
import { claimTitle } from './claim-title.ts'

const data = await loadVerifyData()
const context = { data, defaultCountry: 'KZ', answers: {} }
const lead = (changes: Partial<Lead>): Lead => ({ ...blankLead('1', '2026-11-01T00:00:00Z'), ...changes })
const reasonsOf = (changes: Partial<Lead>) => {
  const found = claimConsistency.judge(lead(changes), context)
  return found === null ? null : (found.evidence['at_odds'] ?? found.reason)
}

it.each<[string, Partial<Lead>, unknown]>([
  ['a holding that writes from Gmail', { companySize: 5000, email: 'a.b@gmail.com' }, ['large_company_free_mailbox']],
  ['a shop that writes from Gmail', { companySize: 12, email: 'a.b@gmail.com' }, 'claims_agree'],
  [
    'a factory that writes from a school',
    { company: 'ТОО Завод', companySize: 60, email: 'x@stud.example.kz' },
    ['company_with_school_mailbox'],
  ],
  [
    'a university that writes from its own mailbox',
    { company: 'Narxoz University', companySize: 600, email: 'x@narxoz.kz' },
    'claims_agree',
  ],
  [
    'a company with the number of a person',
    { company: 'ТОО Ромашка', custom: { БИН: '900101300007' }, country: 'KZ' },
    ['personal_number_for_company'],
  ],
  [
    'an entrepreneur with the number of a person',
    { company: 'ИП Ромашка', custom: { ИИН: '900101300007' }, country: 'KZ' },
    'claims_agree',
  ],
  [
    'a name and the mailbox of another',
    { name: 'Иван Петров', email: 'aigul.serikova@zavod.kz' },
    ['other_name_in_address'],
  ],
  ['the same name in two scripts', { name: 'Айгүл Серікова', email: 'aigul.serikova@zavod.kz' }, 'claims_agree'],
  ['Ukrainian and its Latin', { name: 'Олексій Шевченко', email: 'oleksii.shevchenko@zavod.com.ua' }, 'claims_agree'],
  ['Turkish letters', { name: 'Gülşah Öztürk', email: 'gulsah.ozturk@firma.com.tr' }, 'claims_agree'],
  ['a surname that changed', { name: 'Anna Berg', email: 'anna.schmidt@firma.de' }, 'claims_agree'],
  ['a department', { name: 'Иван Петров', email: 'sales.office@zavod.kz' }, 'claims_agree'],
  ['two at odds', { name: 'Иван Петров', companySize: 900, email: 'x@gmail.com' }, ['large_company_free_mailbox']],
  ['nothing to compare', { name: 'Иван Петров' }, null],
])('%s', (_, changes, expected) => expect(reasonsOf(changes)).toEqual(expected))

it.each([
  ['director@stud.kaznu.example.kz', 'institution_mailbox'],
  ['director@students.example.ac.il', 'institution_mailbox'],
  ['director@zavod.kz', 'claim_fits'],
  ['director@gmail.com', 'free_mailbox'],
])('a director who writes from %s', (email, reason) => {
  expect(claimTitle.judge(lead({ jobTitle: 'Директор', email }), context)).toMatchObject({ reason })
})
