export type Language = 'en' | 'ru' | 'kk' | 'he'
export type FieldName =
  | 'name'
  | 'phone'
  | 'email'
  | 'company'
  | 'job_title'
  | 'city'
  | 'website'
  | 'product'
  | 'amount'
  | 'message'

/** What the server says of a form (`GET /v1/forms/SLUG`). */
export type FormConfig = {
  readonly form: string
  readonly language: Language | null
  readonly fields: readonly { readonly name: FieldName; readonly required: boolean }[]
  readonly proof_of_work: boolean
  readonly consents: readonly {
    readonly box: string
    readonly version: number
    readonly required: boolean
    readonly texts: Readonly<Partial<Record<Language, string>>>
  }[]
  readonly hash: string
}

const languages: readonly string[] = ['en', 'ru', 'kk', 'he']

/** The first of these wishes (`ru`, `ru-KZ`, `iw`) that the widget speaks; English else. */
export function chooseLanguage(...wishes: readonly (string | null | undefined)[]): Language {
  for (const wish of wishes) {
    const short = (wish ?? '').slice(0, 2).toLowerCase()
    const known = short === 'iw' ? 'he' : short
    if (languages.includes(known)) return known as Language
  }
  return 'en'
}

/** The words of a consent in this language, else in the first one there is, with the language they are in. */
export function consentText(
  texts: FormConfig['consents'][number]['texts'],
  language: Language,
): { readonly text: string; readonly language: Language } | null {
  for (const one of [language, 'ru', 'en', 'kk', 'he'] as const) {
    const text = texts[one]
    if (text) return { text, language: one }
  }
  return null
}
