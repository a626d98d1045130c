import type { ModelReportView } from '../../src/http/contract/learning.ts'

type Band = ModelReportView['conversion'][number]

/** Fewer leads than this make no sentence. */
const enough = 10

/** The band that the one sentence speaks of: the best one with enough leads, else the fullest; null where there is none. */
export function promiseBand(bands: readonly Band[]): Band | null {
  const full = bands.findLast(({ won }) => won.of >= enough)
  if (full) return full
  const [fullest] = bands.filter(({ won }) => won.of > 0).toSorted((a, b) => b.won.of - a.won.of)
  return fullest ?? null
}
