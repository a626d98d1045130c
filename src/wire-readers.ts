import type { ReadingProvider } from './app/ports/reading-provider.ts'
import type { Settings } from './settings.ts'

/** The further readers that the operator has switched on, the surer one first. AppError `bad_file` where one cannot be opened. */
export async function openFurtherReaders({ llm, vectors }: Settings): Promise<readonly ReadingProvider[]> {
  const readers: ReadingProvider[] = []
  if (llm) readers.push((await import('./enrich/llm-provider.ts')).makeLlmProvider(llm))
  if (vectors !== null) readers.push(await openVectorReader(vectors))
  return readers
}

async function openVectorReader(place: string): Promise<ReadingProvider> {
  const [{ loadProven }, { loadClauseVocabulary }, { makeVectorProvider }] = await Promise.all([
    import('./files/vectors/proven-file.ts'),
    import('./files/vectors/make-vectors.ts'),
    import('./enrich/vector-provider.ts'),
  ])
  const [model, vocabulary] = await Promise.all([loadProven(place), loadClauseVocabulary()])
  return makeVectorProvider(model, vocabulary)
}
