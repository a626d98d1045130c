import { type Language, languages } from '../lead/language.ts'
import type { Fault } from '../decide/json-schema.ts'
import { leadPlaceholders, type Placeholder, sellerPlaceholders } from './placeholder.ts'
import { type Letter } from './sequence.ts'

const placeholders: readonly string[] = [...leadPlaceholders, ...sellerPlaceholders]

export type LetterValues = Readonly<Partial<Record<Placeholder, string | null>>>

export type RenderedLetter =
  | { readonly kind: 'letter'; readonly subject: string; readonly body: string; readonly unsubscribe: boolean }
  /** Not to be sent: these placeholders have no value. */
  | { readonly kind: 'incomplete'; readonly missing: readonly string[] }

/** The letter with its values, or what is missing. A letter with a hole in it is never sent. */
export function renderLetter(letter: Letter, language: Language, values: LetterValues): RenderedLetter {
  const safe = safeValues(values)
  const texts = [letter.subject[language], letter.body[language]].map((text) => withoutEmptyParts(text, safe))
  const missing = [...new Set(texts.flatMap((text) => placeholdersIn(text)))].filter((name) => !safe.get(name))
  if (missing.length > 0) return { kind: 'incomplete', missing }
  const [subject, body] = texts.map((text) => text.replaceAll(pattern, (_match, name: string) => safe.get(name)!))
  return { kind: 'letter', subject: subject!, body: body!, unsubscribe: letter.purpose === 'marketing' }
}

/** What is wrong with letters: unknown or differing placeholders, marketing without a way to refuse, brackets that do not close. */
export function letterFaults(letters: Readonly<Record<string, Letter>>): readonly Fault[] {
  return Object.entries(letters).flatMap(([id, letter]) =>
    (['subject', 'body'] as const).flatMap((part) => partFaults(letter, part, `/letters/${id}/${part}`)),
  )
}

function partFaults(letter: Letter, part: 'subject' | 'body', path: string): readonly Fault[] {
  const first = signature(letter[part].ru)
  return languages.flatMap((language) => {
    const text = letter[part][language]
    const place = `${path}/${language}`
    const names = placeholdersIn(text)
    const faults: Fault[] = names
      .filter((name) => !placeholders.includes(name))
      .map((name) => ({ path: place, code: 'unknown_placeholder', message: `{{${name}}} does not exist` }))
    if (signature(text) !== first)
      faults.push({ path: place, code: 'differing', message: `must hold the same placeholders as ru: ${first}` })
    if (/[[\]{}]/.test(withoutMarks(text)))
      faults.push({ path: place, code: 'unclosed', message: 'has a bracket that does not close' })
    if (part === 'body' && letter.purpose === 'marketing' && !names.includes('unsubscribe_link'))
      faults.push({ path: place, code: 'no_way_out', message: 'a marketing letter must hold {{unsubscribe_link}}' })
    return faults
  })
}

const pattern = /\{\{([a-z_]{1,40})\}\}/g
const optionalPart = /\[\[([^[\]]{0,2000})\]\]/g

const placeholdersIn = (text: string): readonly string[] => [...text.matchAll(pattern)].map((match) => match[1]!)
const signature = (text: string): string => [...new Set(placeholdersIn(text))].toSorted().join(' ')
const withoutMarks = (text: string): string => text.replaceAll(optionalPart, '$1').replaceAll(pattern, '')

function withoutEmptyParts(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(optionalPart, (_match, part: string) =>
    placeholdersIn(part).every((name) => values.get(name)) ? part : '',
  )
}

const longestLeadValue = 60

/**
 * Values as they may stand in a letter. What a lead typed counts as not known when it holds an address, line breaks or is long: strangers use
 * forms to have their own text sent to others under a company's name.
 */
function safeValues(values: LetterValues): ReadonlyMap<string, string> {
  const safe = new Map<string, string>()
  for (const [name, value] of Object.entries(values)) {
    const text = value?.trim() ?? ''
    const fromLead = (leadPlaceholders as readonly string[]).includes(name)
    const suspicious =
      text.length > longestLeadValue || /[\p{Cc}\u2028\u2029<>{}[\]@]|https?:|www\.|\.\p{L}{2,}|\d{7}/u.test(text)
    if (text !== '' && !(fromLead && suspicious)) safe.set(name, text)
  }
  return safe
}
