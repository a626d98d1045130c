import { metricNamed } from '../../core/experiment/metric.ts'
import { type PollVoice, voiceRows } from '../../core/experiment/people-rows.ts'
import type { Arm } from '../../core/experiment/assign.ts'
import { type ArmComparison, compareRows } from '../../core/experiment/result-file.ts'
import { msPerDay } from '../../core/learn/past-lead.ts'
import type { Context } from '../context.ts'

/** Answers are from 1 to 5. */
const widest = 4
/** Answers around which the interval is narrowest: some twenty people over half a year. */
const tuned = 120
/** How far back answers say how it was before. */
const beforeDays = 183

/**
 * The monthly question compared by person: between two teams (`shareB` of the people in B), or before and after where it is null. It belongs to no
 * table: single answers have no names, so no row of them leaves the server.
 */
export function compareVoices(
  voices: readonly PollVoice[],
  armOf: (voice: PollVoice) => Arm | null,
  shareB: number | null,
): ArmComparison {
  const compared = compareRows(null, voiceRows(voices, armOf), {
    metric: metricNamed('satisfaction'),
    unit: 'rep',
    alpha: 0.05,
    shareB,
    bound: widest,
    tuned,
  })
  const notes = [
    ...(compared.result.nA === 0 ? [{ code: 'too_few_answers', count: null }] : []),
    ...(shareB === null ? [{ code: 'before_and_after', count: null }] : []),
  ]
  return { ...compared, result: { ...compared.result, warnings: [...compared.result.warnings, ...notes] } }
}

/**
 * What the people said in the half year before a change and since. Everybody works leads of both arms, so there is no better comparison;
 * a warning says so. None before the start.
 */
export async function voicesAround(ctx: Context, startedAt: string | null): Promise<readonly ArmComparison[]> {
  if (startedAt === null) return []
  const start = Date.parse(startedAt)
  const since = new Date(start - beforeDays * msPerDay).toISOString()
  const voices = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.experiments.voices(since))
  return [compareVoices(voices, ({ at }) => (Date.parse(at) < start ? 'A' : 'B'), null)]
}
