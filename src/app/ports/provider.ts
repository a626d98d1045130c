import type { ProviderConfig, ProviderPurpose, ProviderValues } from '../../core/verify/provider/provider.ts'
import type { Json } from '../../core/verify/finding.ts'
import type { Answer } from '../../core/verify/lookup.ts'

/** A service as it is kept: its secret is sealed. Of one purpose, those with the lower position are asked first. */
export type ProviderRecord = {
  readonly id: string
  readonly purpose: ProviderPurpose
  readonly position: number
  readonly name: string
  readonly config: ProviderConfig
  readonly sealed: string | null
  readonly active: boolean
  readonly changedAt: string
}

/** What a service said: a verdict or values, or why nothing is known. */
export type ProviderSaid =
  | {
      readonly kind: 'known'
      readonly value: { readonly verdict: 'pass' | 'fail' } | { readonly values: Readonly<Record<string, Json>> }
    }
  | { readonly kind: 'unknown'; readonly reason: string }

/** Asks one service. Never throws for what it may do. */
export type AskProvider = (
  config: ProviderConfig,
  values: ProviderValues & { readonly secret?: string },
) => Promise<ProviderSaid>

export type ProviderStore = {
  all(): Promise<readonly ProviderRecord[]>
  save(record: ProviderRecord): Promise<void>
  /** Whether there was one. */
  remove(id: string): Promise<boolean>
  /** An answer that still holds. */
  answer(questionHash: string, now: string): Promise<Answer | null>
  keep(questionHash: string, answer: Answer, until: string): Promise<void>
  /** Counts a question and its cost for the day. */
  noteAsked(id: string, asked: { readonly at: string; readonly cost: number; readonly known: boolean }): Promise<void>
  /** Questions, answers and costs since, by service. */
  spent(
    since: string,
  ): Promise<ReadonlyMap<string, { readonly asked: number; readonly known: number; readonly cost: number }>>
  forgetAnswers(now: string): Promise<void>
  /** Puts the rows of a list in the place of those it had. */
  replaceList(
    list: string,
    rows: readonly { readonly domain: string; readonly values: Readonly<Record<string, Json>> }[],
    at: string,
  ): Promise<void>
  lists(): Promise<readonly { readonly list: string; readonly rows: number; readonly at: string }[]>
  removeList(list: string): Promise<boolean>
  /** What lists say of a domain, the newest list first. */
  listed(
    domain: string,
  ): Promise<readonly { readonly list: string; readonly at: string; readonly values: Readonly<Record<string, Json>> }[]>
}
