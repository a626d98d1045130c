import { AppError } from '../../core/app-error.ts'
import { escapeHtml } from '../../core/escape-html.ts'

export const auditLanguages = ['en', 'ru', 'kk', 'he'] as const
export type AuditLanguage = (typeof auditLanguages)[number]
export type AuditMessages = Readonly<Record<string, string>>

/** Words and numbers of the page in one language. What `say` gives is HTML; values given to it are escaped. */
export type AuditWords = {
  readonly language: AuditLanguage
  readonly direction: 'ltr' | 'rtl'
  say(key: string, values?: Readonly<Record<string, string | number>>): string
  /** The words of a key as they are, or null where the page has none. */
  find(key: string): string | null
  percent(share: number, digits?: number): string
  number(value: number, digits?: number): string
  /** A number of any size to four digits. */
  figure(value: number): string
  /** Log-odds as screens show them: times ten, rounded, with a sign. */
  points(logOdds: number): string
}

/** The language asked for; AppError where the page does not speak it. */
export function auditLanguage(name: string): AuditLanguage {
  const found = auditLanguages.find((language) => language === name.toLowerCase())
  if (found !== undefined) return found
  throw new AppError('bad_input', 'language_unknown', `The page speaks ${auditLanguages.join(', ')}, not "${name}".`, {
    option: '--lang',
  })
}

/** In a text from right to left a sign would stand behind its number, and a range would end where it begins. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`

/** A number with a minus, not a hyphen, that keeps its sign before it in any text. */
function signed(text: string): string {
  const bare = text.replaceAll(/[\u200e\u200f]/g, '')
  return bare.startsWith('-') ? leftToRight(`−${bare.slice(1)}`) : bare
}

/** Makes the words of a language ready for use. A key that is not there is a fault of the product. */
export function makeAuditWords(language: AuditLanguage, messages: AuditMessages): AuditWords {
  const find = (key: string): string | null => messages[key] ?? null
  const numberText = (value: number, digits = 0): string =>
    signed(
      new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value),
    )
  return {
    language,
    direction: language === 'he' ? 'rtl' : 'ltr',
    find,
    say(key, values = {}) {
      const text = find(key)
      if (text === null) throw new Error(`the audit page has no words for ${key}`)
      return escapeHtml(text).replace(/\{(\w+)\}/g, (_, name: string) => escapeHtml(String(values[name] ?? '')))
    },
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(language, {
        style: 'percent',
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      }).format(share),
    number: numberText,
    figure: (value) => signed(new Intl.NumberFormat(language, { maximumSignificantDigits: 4 }).format(value)),
    points(logOdds) {
      const shown = Math.round(10 * logOdds)
      return shown > 0 ? `+${shown}` : shown < 0 ? `−${-shown}` : '0'
    },
  }
}
