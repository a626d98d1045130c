import { type Claimed, mergeProvided } from '../core/read/merge-provided.ts'
import type { Reading, SignalSource } from '../core/read/reading.ts'
import type { ReadingProvider } from './ports/reading-provider.ts'

/** What a second reader said of a message. */
export type Provided = { readonly source: SignalSource; readonly claims: readonly Claimed[] }

export type EnrichedReading = { readonly reading: Reading; readonly provider: 'used' | 'failed' | 'off' }

/** Asks a second reader, if there is one; null where it gave no usable answer in time. */
export async function askProvider(provider: ReadingProvider | null, text: string): Promise<Provided | null> {
  if (!provider) return null
  try {
    return { source: provider.source, claims: await provider.extract(text) }
  } catch {
    return null
  }
}

/** What several readers said, each claim by its own source, the first reader's first; null where none answered. */
export function joinProvided(answers: readonly (Provided | null)[]): Provided | null {
  const given = answers.filter((answer) => answer !== null)
  if (given.length < 2) return given[0] ?? null
  return {
    source: given[0]!.source,
    claims: given.flatMap(({ source, claims }) => claims.map(({ signal, quote }) => ({ signal, quote, source }))),
  }
}

/** Asks a provider, if there is one, and adds what can be checked; without an answer the reading stays as it was. */
export async function enrichReading(
  provider: ReadingProvider | null,
  text: string,
  reading: Reading,
): Promise<EnrichedReading> {
  if (!provider) return { reading, provider: 'off' }
  const provided = await askProvider(provider, text)
  return provided
    ? { reading: mergeProvided(text, reading, provided), provider: 'used' }
    : { reading, provider: 'failed' }
}
