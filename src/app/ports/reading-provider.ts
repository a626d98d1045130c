import type { ProviderConfig } from '../../core/verify/provider/provider.ts'
import type { SignalName } from '../../core/read/reading.ts'

/** A signal that a provider says it found. It counts only if its quote stands in the text, word for word. */
export type ProvidedSignal = { readonly signal: SignalName; readonly quote: string }

/** A further reader behind the rules: off by default, never asked for a score, and never trusted without a quote. */
export type ReadingProvider = {
  readonly source: 'llm' | 'embedding'
  /** Fails with an AppError `unavailable` when it does not answer in time or answers nonsense. */
  extract(text: string): Promise<readonly ProvidedSignal[]>
}

/** Asks a language model that a workspace has set up as a service. Never throws for what it may do. */
export type AskReader = (
  config: ProviderConfig,
  question: { readonly text: string; readonly secret?: string },
) => Promise<
  | { readonly kind: 'known'; readonly claims: readonly ProvidedSignal[] }
  | { readonly kind: 'unknown'; readonly reason: string }
>
