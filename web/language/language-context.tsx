import { DirectionProvider } from '@mantine/core'
import { createContext, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import type { Locale } from '../../src/http/contract/primitives.ts'
import { codeWords } from './code-words.ts'
import { directionOf, rememberLocale, startingLocale } from './locale.ts'
import { fetchWhole, loadLanguage, wantWhole } from './messages.ts'
import type { Language, MessageValues, Translate } from './messages.ts'

/** The families of server codes that catalogues translate, as prefixes of message keys. */
export type CodeFamily =
  | 'tier'
  | 'verdict'
  | 'status'
  | 'channel'
  | 'role'
  | 'queue'
  | 'outcome'
  | 'check'
  | 'finding'
  | 'finding_outcome'
  | 'feature'
  | 'signal'
  | 'nonbuyer'
  | 'authority'
  | 'decision'
  | 'assignment'
  | 'event'
  | 'stage'
  | 'error'
  | 'fault'
  | 'lang'
  | 'scope'
  | 'audit'
  | 'audit_detail'
  | 'part'
  | 'target'
  | 'icp'
  | 'purpose'
  | 'consent_kind'
  | 'consent_way'
  | 'request'
  | 'delivery_kind'
  | 'delivery_state'
  | 'notice_topic'
  | 'send'
  | 'send_reason'
  | 'channel_name'
  | 'sequence'
  | 'nurture'
  | 'letter'
  | 'channels'
  | 'services'

type LanguageState = {
  readonly locale: Locale
  readonly t: Translate
  /** The words for a code of the server; where the catalogue has none, the code made readable. */
  readonly code: (family: CodeFamily, code: string, values?: MessageValues) => string
  readonly choose: (locale: Locale) => void
}

/** The first screen has its lines to itself for so long. */
const quietMs = 4000

const Context = createContext<LanguageState | null>(null)

export function useLanguage(): LanguageState {
  const state = useContext(Context)
  if (!state) throw new Error('no language is loaded')
  return state
}

export const useT = (): Translate => useLanguage().t

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState<Language | null>(null)
  const choose = useCallback((locale: Locale) => {
    void loadLanguage(locale).then((loaded) => {
      rememberLocale(locale)
      setLanguage((present) => (present?.locale === locale && !loaded.whole ? present : loaded))
      wantWhole(loaded, (all) => setLanguage((present) => (present?.locale === locale ? all : present)))
      setTimeout(() => void fetchWhole(), quietMs)
    })
  }, [])
  useEffect(() => choose(startingLocale()), [choose])
  const state = useMemo<LanguageState | null>(
    () =>
      language && {
        locale: language.locale,
        t: language.t,
        code: (family, code, values) => language.lookup(`${family}.${code}`, values) ?? codeWords(code),
        choose,
      },
    [language, choose],
  )
  if (!state) return null
  return (
    <DirectionProvider
      key={directionOf(state.locale)}
      initialDirection={directionOf(state.locale)}
      detectDirection={false}
    >
      <Context value={state}>{children}</Context>
    </DirectionProvider>
  )
}
