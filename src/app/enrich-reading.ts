import { mergeProvided } from '../core/read/merge-provided.ts'
import type { Reading } from '../core/read/reading.ts'
import type { ReadingProvider } from './ports/reading-provider.ts'

export type EnrichedReading = { readonly reading: Reading; readonly provider: 'used' | 'failed' | 'off' }

/** Asks a provider, if there is one, and adds what can be checked; without an answer the reading stays as it was. */
export async function enrichReading(
  provider: ReadingProvider | null,
  text: string,
  reading: Reading,
): Promise<EnrichedReading> {
  if (!provider) return { reading, provider: 'off' }
  try {
    const claims = await provider.extract(text)
    return { reading: mergeProvided(text, reading, { source: provider.source, claims }), provider: 'used' }
  } catch {
    return { reading, provider: 'failed' }
  }
}
