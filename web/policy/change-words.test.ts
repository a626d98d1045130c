import { expect, it } from 'vitest'
import { changeWords } from './change-words.ts'

const words = { t: (key: string) => key, code: (family: string, code: string) => `${family}.${code}` }

it('tells a weight that was moved by its check, the answer and the reason', () => {
  expect(changeWords({ path: ['evidence', 'weights', 'velocity* warn', 'points'], from: 1.5, to: 0 }, words)).toBe(
    'check.velocity · finding_outcome.warn · policy.weight: 1.5 → 0',
  )
  const named = ['evidence', 'weights', 'company.website pass site_names_company', 'points']
  expect(changeWords({ path: named, from: -1, to: -2 }, words)).toBe(
    'check.company.website · finding_outcome.pass: finding.site_names_company · policy.weight: -1 → -2',
  )
})
