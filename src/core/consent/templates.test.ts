import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  type ConsentTemplates,
  fillTemplate,
  findTemplate,
  missingPlaceholders,
  requiredPlaceholders,
  templateLanguages,
  templateLaws,
} from './templates.ts'

const shipped = JSON.parse(
  readFileSync(new URL('../../../data/consent/templates.json', import.meta.url), 'utf8'),
) as ConsentTemplates

describe('the shipped texts', () => {
  const pairs = templateLaws.flatMap((law) => templateLanguages.map((language) => [law, language] as const))
  it.each(pairs)('%s in %s says all that the law asks for', (law, language) => {
    const template = findTemplate(shipped, law, language)
    expect(template.language).toBe(language)
    expect(missingPlaceholders(law, template.text)).toEqual([])
    const values = Object.fromEntries(requiredPlaceholders[law].map((name) => [name, `<${name}>`]))
    expect(fillTemplate(template, values)).not.toMatch(/[{}]/)
  })
})

describe('fillTemplate', () => {
  it('names the value that is missing', () =>
    expect(() => fillTemplate(findTemplate(shipped, 'kazakhstan', 'ru'), { subject: 'X' })).toThrow('"controller"'))
  it('falls back to English', () => expect(findTemplate(shipped, 'gdpr', 'de').language).toBe('en'))
  it('sees what a text of the seller lacks', () =>
    expect(missingPlaceholders('israel_30a', 'OK {controller} {channels}')).toEqual(['contact', 'withdrawal']))
})
