import type { Language } from '../lead/language.ts'
import type { Condition } from '../decide/condition.ts'
import type { WorkingHours } from '../decide/policy.ts'

/** What a contact or we can do while a sequence runs. */
export const nurtureEventKinds = [
  'opened',
  'clicked',
  'replied',
  'visited',
  'inquired',
  'warmed_up',
  'unsubscribed',
  'bounced',
  'won',
  'lost',
  'stopped_by_person',
] as const
export type NurtureEventKind = (typeof nurtureEventKinds)[number]

/** Something that happened, with its time (ISO). `warmed_up` is a new score in a higher tier. */
export type NurtureEvent = { readonly kind: NurtureEventKind; readonly at: string }

/** Letters, waits and branches for leads that are not called: plain data, edited by people. */
export type Sequence = {
  readonly format: 1
  readonly id: string
  readonly version: number
  /** In the words of the company; what ships has a name in every language of the console instead. */
  readonly name?: string
  /** Which leads it is for; of several that fit, the first in order is taken. */
  readonly order: number
  readonly entry: Condition
  /** Local times at which marketing letters may be sent; answers go at any time. */
  readonly sendWindow: WorkingHours['week']
  /** Marketing letters a contact gets in seven days at most, all sequences together. */
  readonly mostLettersAWeek: number
  /** What ends the sequence whenever it happens. */
  readonly leaveOn: readonly NurtureEventKind[]
  readonly steps: readonly Step[]
  readonly letters: Readonly<Record<string, Letter>>
}

/** `next` names the next step; null ends the sequence. */
export type Step =
  | { readonly kind: 'letter'; readonly id: string; readonly letter: string; readonly next: string | null }
  | {
      readonly kind: 'wait'
      readonly id: string
      readonly days: number
      /** The first of these events since the wait began leads elsewhere at once. */
      readonly branches: readonly { readonly on: NurtureEventKind; readonly go: string | null }[]
      readonly next: string | null
    }
  /** The lead is scored again and shown to a person. */
  | { readonly kind: 'look_again'; readonly id: string; readonly next: string | null }

/**
 * A letter. `answer` is owed to whoever wrote to us; `marketing` needs consent and a way to refuse. Texts hold `{{placeholder}}`; a part in
 * `[[double brackets]]` is left out when one of its placeholders is not known.
 */
export type Letter = {
  readonly purpose: 'answer' | 'marketing'
  readonly subject: Readonly<Record<Language, string>>
  readonly body: Readonly<Record<Language, string>>
}
