import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import { describe, expect, it } from 'vitest'
import { catalogueOf, languages, sourcesUnder } from './sources.ts'

const english = catalogueOf('en')
const keys = Object.keys(english)
const sources = sourcesUnder('web').filter(({ path }) => !path.endsWith('vite.config.ts'))
const code = sources.map(({ text }) => text).join('\n')

/** Keys made from codes of the server: `code('tier', …)` reads `tier.…`. They are checked against their sources elsewhere. */
const families = /export type CodeFamily =([^\n]*(?:\n\s*\|[^\n]*)+)/.exec(code)![1]!.match(/\w+/g)!
const isCode = (key: string) => families.some((family) => key.startsWith(`${family}.`))

/** Placeholders of a message by name, and whether it counts. */
function placeholdersOf(message: string): readonly string[] {
  const found = new Set<string>()
  const walk = (tokens: unknown): void => {
    if (!Array.isArray(tokens)) return
    for (const token of tokens)
      if (Array.isArray(token)) {
        found.add(String(token[0]))
        if (token[2] && typeof token[2] === 'object') for (const form of Object.values(token[2])) walk(form)
      }
  }
  walk(compileMessageOrThrow(message))
  found.delete('#')
  return [...found].sort()
}

describe('the catalogues', () => {
  it.each(languages)('%s has every key of the English one, and no other', (language) => {
    expect(Object.keys(catalogueOf(language)).sort()).toEqual(keys.toSorted())
  })

  it.each(languages)('%s has the same placeholders, and nothing empty', (language) => {
    const catalogue = catalogueOf(language)
    const faults = keys.filter((key) => {
      const message = catalogue[key] ?? ''
      return message.trim() === '' || placeholdersOf(message).join() !== placeholdersOf(english[key]!).join()
    })
    expect(faults).toEqual([])
  })

  it.each(languages)('%s names every plural form of its language', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    const faults = Object.entries(catalogueOf(language)).filter(([, message]) =>
      [...message.matchAll(/\{\w+, plural, ((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/g)].some(
        ([, body]) => !forms.every((form) => new RegExp(`(?:^|\\s)${form} \\{`).test(body!)),
      ),
    )
    expect(faults.map(([key]) => key)).toEqual([])
  })

  it.each(['ru', 'kk', 'he'])('%s is translated: hardly any message equals the English one', (language) => {
    const catalogue = catalogueOf(language)
    const same = keys.filter((key) => catalogue[key] === english[key] && /\p{L}{3}/u.test(english[key]!))
    const names = /^(?:API|CRM|VPN|WhatsApp|Telegram|UTM \w+|\{[^}]+\}(?:: \{\w+\})?)$/
    expect(same.filter((key) => !names.test(english[key]!))).toEqual([])
  })
})

/** Templates such as `view.${view}.title` as patterns over keys. */
const patterns = [...code.matchAll(/`([a-z_]+\.(?:[^`]*\$\{[^`]*))`/g)].map(
  ([, template]) =>
    new RegExp(
      `^${template!
        .split(/\$\{[^}]*\}/)
        .map((part) => part.replaceAll('.', '\\.'))
        .join('\\w+')}$`,
    ),
)

describe('the code', () => {
  it('uses every message, directly or by a pattern', () => {
    const unused = keys.filter(
      (key) =>
        !isCode(key) &&
        !code.includes(`'${key}'`) &&
        !code.includes(`"${key}"`) &&
        !patterns.some((one) => one.test(key)),
    )
    expect(unused).toEqual([])
  })

  it('shows no words but those of the catalogues', () => {
    const brands = ['Assay', 'WhatsApp', 'https://']
    const isWords = (text: string) => !brands.includes(text) && !(text in english)
    const faults = sources
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) => [
        // Words between two tags, and words given to attributes that people see or hear.
        ...[...text.matchAll(/>\s*([^<>{}=;()]*\p{L}{2}[^<>{}=;()]*)\s*<\//gu)].map(([, words]) => `${path}: ${words}`),
        ...[...text.matchAll(/\b(?:title|label|placeholder|aria-label|description|alt)="([^"]*\p{L}{2}[^"]*)"/gu)].map(
          ([, words]) => `${path}: ${words}`,
        ),
      ])
      .filter((fault) => isWords(fault.slice(fault.indexOf(': ') + 2).trim()))
    expect(faults).toEqual([])
  })
})
