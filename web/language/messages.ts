import { setupI18n } from '@lingui/core'
import type { Messages } from '@lingui/core'
import type { Locale } from '../../src/http/contract/primitives.ts'
import { localProblem } from '../api/problem.ts'
import type english from '../messages/en.json'

export type MessageKey = keyof typeof english
export type MessageValues = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, values?: MessageValues) => string

type Load = () => Promise<{ default: unknown }>

const first: Readonly<Record<Locale, Load>> = {
  ru: () => import('../messages/ru.json?first'),
  kk: () => import('../messages/kk.json?first'),
  he: () => import('../messages/he.json?first'),
  en: () => import('../messages/en.json?first'),
}
const rest: Readonly<Record<Locale, Load>> = {
  ru: () => import('../messages/ru.json?rest'),
  kk: () => import('../messages/kk.json?rest'),
  he: () => import('../messages/he.json?rest'),
  en: () => import('../messages/en.json?rest'),
}

export type Language = {
  readonly locale: Locale
  /** Whether the words of every screen are there, or those of the first one alone. */
  readonly whole: boolean
  readonly t: Translate
  /** A key made from a code of the server (`tier.hot`): its message, or null where the catalogue has none. */
  readonly lookup: (key: string, values?: MessageValues) => string | null
}

/**
 * Loads what the first screen says; only the language in use is ever fetched. Where a screen has needed the other words already, in the language before,
 * those come along: it would stand there without words else.
 */
export async function loadLanguage(locale: Locale): Promise<Language> {
  const start = languageOf(locale, (await first[locale]()).default as Messages, false)
  return wanted?.loading ? loadWholeLanguage(locale) : start
}

/** Loads the words of all other screens besides. */
async function loadWholeLanguage(locale: Locale): Promise<Language> {
  const [start, more] = await Promise.all([first[locale](), rest[locale]()])
  return languageOf(locale, { ...(start.default as Messages), ...(more.default as Messages) }, true)
}

type Whole = { readonly locale: Locale; take(language: Language): void; loading: Promise<void> | null }
let wanted: Whole | null = null

/** Says for which language the other words are wanted, if they are not there, and who takes them when they come. */
export function wantWhole({ locale, whole }: Language, take: (language: Language) => void): void {
  wanted = { locale, take, loading: whole ? Promise.resolve() : null }
}

/** Fetches the other words, once a language: before a screen that needs them, or when nothing else is under way. */
export async function fetchWhole(): Promise<void> {
  if (!wanted) return
  const { locale, take } = wanted
  wanted.loading ??= loadWholeLanguage(locale).then(take)
  await wanted.loading
}

/** A part that is fetched when it is opened, together with the words for it. One that cannot be fetched fails as a lost connection does. */
export const withWords =
  <Module>(load: () => Promise<Module>): (() => Promise<Module>) =>
  async () => {
    try {
      const [module] = await Promise.all([load(), fetchWhole()])
      return module
    } catch {
      throw localProblem('offline')
    }
  }

function languageOf(locale: Locale, messages: Messages, isWhole: boolean): Language {
  const i18n = setupI18n({ locale, messages: { [locale]: messages } })
  return {
    locale,
    whole: isWhole,
    t: (key, values) => i18n._(key, values),
    lookup: (key, values) => (Object.hasOwn(messages, key) ? i18n._(key, values) : null),
  }
}
