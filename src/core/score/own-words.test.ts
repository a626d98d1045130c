import { expect, it } from 'vitest'
import { blankLead } from '../lead/blank-lead.ts'
import { inOwnWords } from './own-words.ts'
import type { Score } from './score.ts'

const part = (column: string, value: string | null) => ({ column, value, points: 0.1 })

it('reasons name values as the lead wrote them, and stay where the lead says something else', () => {
  const score = {
    contributions: [
      part('city', 'алматы'),
      part('source_name', 'google ads'),
      part('product', 'crm'),
      part('base', null),
    ],
  } as unknown as Score
  const lead = { ...blankLead('l1', '2026-03-02T09:00:00Z'), city: 'Алматы', source: null, product: 'POS' }
  const own = inOwnWords(score, { ...lead, campaign: { ...lead.campaign, utmSource: 'Google Ads' } })
  expect(own.contributions.map(({ value }) => value)).toEqual(['Алматы', 'Google Ads', 'crm', null])
})
