import type { Language } from '../language.ts'

/** A message of the sample data with its labels. */
export type DemoMessage = {
  readonly id: string
  readonly lang: Language | 'mixed'
  readonly channel: 'form' | 'chat' | 'whatsapp' | 'telegram' | 'email' | 'call' | 'comment' | 'marketplace'
  readonly industry: string
  readonly received_at: string
  readonly text: string
  readonly signals: readonly string[]
  readonly authority: 'decides' | 'delegated' | 'influences' | 'none' | 'unknown'
  /** Names a date, which reads right only around the day it was written. */
  readonly dated: boolean
  readonly nonbuyer: string | null
  readonly rank: 0 | 1 | 2 | 3
}

/** `Айгүл/aigul`: a word in its own script and as it stands in an address. */
export type SpelledWord = string

export type DemoPeople = {
  readonly country: string
  readonly given: readonly SpelledWord[]
  readonly surname: readonly SpelledWord[]
  readonly cities: readonly string[]
  readonly company: readonly SpelledWord[]
  readonly trade: readonly SpelledWord[]
  readonly form: string
  readonly titles: Readonly<Record<'decides' | 'delegated' | 'influences' | 'none' | 'nonbuyer', readonly string[]>>
}

export type DemoSource = {
  readonly name: string
  readonly weight: number
  /** What the source adds to the log-odds of a win. */
  readonly effect: number
  readonly utm: readonly [source: string, medium: string] | null
  readonly campaigns: readonly string[]
}

export type DemoUser = {
  readonly key: string
  readonly name: string
  readonly email: string
  readonly role: 'administrator' | 'manager' | 'rep' | 'marketer' | 'privacy_officer'
  readonly closer: boolean
  readonly junior: boolean
  readonly capacity: number
  readonly languages: readonly string[]
}

/** The sample company and the words its leads are made of (data/demo/company.json). */
export type DemoCatalogue = {
  readonly workspace: {
    readonly name: string
    readonly country: string
    readonly currency: string
    readonly timeZone: string
  }
  readonly users: readonly DemoUser[]
  readonly people: Readonly<Record<Language, DemoPeople>>
  readonly sources: readonly DemoSource[]
  readonly products: readonly string[]
  readonly lostReasons: Readonly<Record<'1' | '2' | '3', readonly string[]>>
  readonly consent: { readonly text: string; readonly version: string; readonly language: string }
}
