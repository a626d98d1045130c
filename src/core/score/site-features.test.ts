import { expect, test } from 'vitest'
import type { Finding } from '../verify/finding.ts'
import { siteFeatures } from './site-features.ts'
import { columnKind } from './table/column-kind.ts'

const received = '2026-11-20T10:00:00+05:00'
const site = (part: Partial<Finding>, evidence: Finding['evidence'] = {}): readonly Finding[] => [
  {
    check: 'company.website',
    outcome: 'pass',
    reason: 'site_found',
    evidence: {
      title: 'Насосы «Алтын Су»',
      description: 'Опт и монтаж',
      language: 'ru-KZ',
      at: '2026-11-20T05:00:09Z',
      ...evidence,
    },
    ...part,
  },
]

test("the site's words, language and whether it names the company are inputs", () => {
  expect(siteFeatures(received, site({}))).toEqual({
    site: 'found',
    site_text: 'Насосы «Алтын Су» Опт и монтаж',
    site_language: 'ru',
  })
  expect(siteFeatures(received, site({ reason: 'site_names_company' }))['site']).toBe('names company')
  const bare = siteFeatures(received, site({}, { title: null, description: null, language: null }))
  expect(bare).toEqual({ site: 'found', site_text: null, site_language: null })
})

test('a site that could not be read is known not to have been; one that nobody looked for is not told of', () => {
  expect(siteFeatures(received, site({ outcome: 'unknown', reason: 'site_not_read' }))).toEqual({ site: 'not read' })
  expect(siteFeatures(received, [])).toEqual({})
})

test('what was read long after the lead came is no input: it may know what became of the deal', () => {
  expect(siteFeatures(received, site({}, { at: '2026-11-21T04:59:00Z' }))['site']).toBe('found')
  expect(siteFeatures(received, site({}, { at: '2026-11-21T05:01:00Z' }))).toEqual({})
  expect(siteFeatures(received, site({}, { at: null }))).toEqual({})
  expect(siteFeatures('', site({}))).toEqual({})
})

test('training takes the words for a text, not for a job title or a row of ids', () => {
  const cells = Array.from({ length: 60 }, (_, at) => `Насосы завода ${at}, монтаж и сервис по городу`)
  expect(columnKind('site_text', cells)).toBe('text')
})
