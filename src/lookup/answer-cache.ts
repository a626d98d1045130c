import type { Answer } from '../core/verify/lookup.ts'

type Kept = { readonly answer: Promise<Answer>; readonly until: number }

const mostKept = 20_000
const knownForMs = 3_600_000
const unknownForMs = 30_000

/** Answers by lookup key, the same question asked once at a time; what is unknown is asked again soon. The oldest go first. */
export function makeAnswerCache(): (key: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const kept = new Map<string, Kept>()
  return (key, ask) => {
    const now = performance.now()
    const found = kept.get(key)
    if (found !== undefined && found.until > now) return found.answer
    const answer = ask()
    kept.delete(key)
    kept.set(key, { answer, until: Infinity })
    answer.then(
      ({ kind }) =>
        kept.set(key, { answer, until: performance.now() + (kind === 'known' ? knownForMs : unknownForMs) }),
      () => kept.delete(key),
    )
    if (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '')
    return answer
  }
}
