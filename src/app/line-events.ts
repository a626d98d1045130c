import type { Placement } from '../core/experiment/experiment.ts'
import type { Context } from './context.ts'
import type { Assessed, LineInput } from './line.ts'
import type { LeadEvent } from './ports/lead-store.ts'
import { isUnplaced } from './route/first-check.ts'
import type { Placed } from './route/place-lead.ts'

type Told = {
  readonly input: LineInput
  readonly assessed: Assessed
  readonly placed: Placed | null
  readonly placement: Placement | null
  readonly again: string | null
  readonly at: string
}

/** What the line leaves in the lead's log: one event a stage, with what it was given and what it said, so that it can be replayed. */
export function lineEvents(
  ctx: Context,
  { input, assessed, placed, placement, again, at }: Told,
): readonly Omit<LeadEvent, 'id'>[] {
  const event = (kind: string, payload: Record<string, unknown>) => ({ kind, at, actor: 'system:line', payload })
  return [
    event('lead.verified', {
      answers: input.answers,
      defaultCountry: input.defaultCountry,
      data: ctx.engines.verifyData.version,
      findings: assessed.findings,
      ...(again ? { again } : {}),
      ...(input.touched ? { touched: input.touched } : {}),
    }),
    event('lead.read', {
      reader: ctx.engines.reader.version,
      words: input.words,
      ...(input.provided ? { provided: input.provided } : {}),
      reading: assessed.reading,
    }),
    event('lead.scored', {
      model: input.scorer.modelId,
      history: input.history,
      features: assessed.features,
      score: assessed.score,
    }),
    event('lead.decided', {
      policy: input.policy.version,
      listHits: input.listHits,
      override: input.override,
      draw: input.draw,
      ...(placement ? { experiment: placement } : {}),
      ...(input.objected ? { objected: true } : {}),
      ...(input.appealed ? { appealed: true } : {}),
      drawnWith: input.drawnWith,
      decision: assessed.decision,
    }),
    ...(placed ? [event('lead.routed', { ...placed.placing, assignment: placed.assignment })] : []),
    ...(placed && isUnplaced(placed.assignment)
      ? [event('lead.unplaced', { tier: assessed.decision.tier, detail: placed.assignment.detail })]
      : []),
  ]
}
