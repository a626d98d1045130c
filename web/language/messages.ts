import { setupI18n } from '@lingui/core'
import type { Messages } from '@lingui/core'
import type { Locale } from '../../src/http/contract/primitives.ts'
import type english from '../messages/en.json'

export type MessageKey = keyof typeof english
export type MessageValues = Readonly<Record<string, string | number>>
export type Translate = (key: MessageKey, values?: MessageValues) => string

const loaders: Readonly<Record<Locale, () => Promise<{ default: unknown }>>> = {
  ru: () => import('../messages/ru.json'),
  kk: () => import('../messages/kk.json'),
  he: () => import('../messages/he.json'),
  en: () => import('../messages/en.json'),
}

export type Language = {
  readonly locale: Locale
  readonly t: Translate
  /** A key made from a code of the server (`tier.hot`): its message, or null where the catalogue has none. */
  readonly lookup: (key: string, values?: MessageValues) => string | null
}

/** Loads one catalogue; only the language in use is ever fetched. */
export async function loadLanguage(locale: Locale): Promise<Language> {
  const module = await loaders[locale]()
  const messages = module.default as Messages
  const i18n = setupI18n({ locale, messages: { [locale]: messages } })
  return {
    locale,
    t: (key, values) => i18n._(key, values),
    lookup: (key, values) => (Object.hasOwn(messages, key) ? i18n._(key, values) : null),
  }
}
