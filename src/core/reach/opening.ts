import { type Language, languageOfTag } from '../lead/language.ts'
import type { Reading } from '../read/reading.ts'
import { type OpeningTheme, openingThemes, openingWords } from './opening-words.ts'

export type OpeningInput = {
  /** As typed; null where it is missing or no name of a person. */
  readonly name: string | null
  readonly reading: Reading | null
  /** Language the lead asked to be spoken to in, or null. */
  readonly language: string | null
  /** Where neither message nor lead says. */
  readonly fallback: Language
}

export type Opening = { readonly language: Language; readonly theme: OpeningTheme; readonly text: string }

/** A shorter quote says nothing by itself. */
const shortestQuote = 7
/** A longer quote reads like a copy of the message. */
const longestQuote = 80

/** A suggested first sentence in the lead's own language, which takes up the strongest thing they said. To be edited. */
export function suggestOpening(input: OpeningInput): Opening {
  const language = languageOf(input)
  const words = openingWords[language]
  const { theme, quote } = themeOf(input.reading)
  const name = input.name?.trim().split(/\s+/)[0]
  const greeting = name ? words.greeting.replace('{name}', () => name) : words.greetingAll
  const quoted = words.quoted.replace('{quote}', () => quote)
  return { language, theme, text: `${greeting} ${words[theme].replace('{quote}', () => quoted)}` }
}

/** What the message was written in; a mixed one in the language that the lead or the company names. */
function languageOf({ reading, language, fallback }: OpeningInput): Language {
  return languageOfTag(reading?.lang) ?? languageOfTag(language) ?? fallback
}

/** A step that a buyer proposes is readiness in deed, however it was said; one that has passed is none. */
function stepOf({ next_step: step, rank }: Reading): readonly { readonly quote: string }[] {
  return step && rank >= 2 && (step.days === null || step.days >= 0) ? [step] : []
}

function themeOf(reading: Reading | null): { readonly theme: OpeningTheme; readonly quote: string } {
  if (!reading || reading.nonbuyer) return { theme: 'plain', quote: '' }
  for (const theme of openingThemes) {
    const said = reading.signals.filter(({ signal, strength }) => signal === theme && strength === 'strong')
    const [best] = [...said, ...(theme === 'readiness' ? stepOf(reading) : [])].filter(
      ({ quote }) => quote.length >= shortestQuote && quote.length <= longestQuote,
    )
    if (best) return { theme, quote: best.quote.replaceAll(/\s+/g, ' ').trim() }
  }
  return { theme: 'plain', quote: '' }
}
