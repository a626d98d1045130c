import type { Decision } from '../../core/decide/decision.ts'
import { type Tier, tierOf } from '../../core/decide/tier.ts'
import { completeDraft, type LeadDraft } from '../../core/lead/lead-draft.ts'
import type { UserId } from '../../core/lead/ids.ts'
import type { Assignment } from '../../core/route/assignment.ts'
import type { PilotSide } from '../../core/route/pilot.ts'
import { peopleOf } from '../../core/route/place.ts'
import { type Considered, traceRoute } from '../../core/route/route.ts'
import { noHistory } from '../../core/lead/lead.ts'
import type { Context } from '../context.ts'
import { assess } from '../line.ts'
import { requireRight } from '../permission.ts'
import { checkPolicy } from '../policy/check-policy.ts'
import { rulesInForce } from '../rules-in-force.ts'
import { gatherPlacing, type Placing } from './gather-placing.ts'

export type TryInput = {
  readonly draft: LeadDraft
  /** When it would come in, ISO; null for now. */
  readonly at: string | null
  /** Takes the score's place; null lets the line decide. */
  readonly tier: Tier | null
  /** Takes the place of the score that the line would give; the tier follows it. */
  readonly score: number | null
  /** Rules to try instead of those in force. */
  readonly routing: unknown
}

/** Why somebody would not get the lead; `chosen` is who would, `next_in_turn` those who could. */
export type WhyNot = NonNullable<Considered['hindrance']> | 'chosen' | 'other_group' | 'next_in_turn'

export type Tried = {
  readonly score: number | null
  readonly decision: Pick<Decision, 'tier' | 'verdict'>
  readonly assignment: Assignment
  readonly side: PilotSide | null
  readonly people: readonly {
    readonly userId: UserId
    readonly whyNot: WhyNot
    readonly load: number
    readonly atWorkFrom: string | null
  }[]
}

/** Where a made-up lead would go by the rules in force or by others, and why not to the others. Nothing is stored, nobody is told; the lead is taken to be real. */
export async function tryRoute(ctx: Context, input: TryInput): Promise<Tried> {
  requireRight(ctx.actor, 'seeTeam')
  const { draft, score } = input
  const now = input.at ?? ctx.now()
  const there: Context = { ...ctx, now: () => now }
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { policy: live, scorer } = await rulesInForce(there, tx)
    const policy = input.routing ? checkPolicy({ ...live, routing: input.routing }) : live
    const tier = input.tier ?? (score === null ? null : tierOf(score, policy.thresholds))
    const { country } = await tx.workspace.load()
    const lead = completeDraft(draft, { id: ctx.newId(), receivedAt: now, isTest: true })
    const word = { by: 'simulator' as UserId, at: now, reason: 'simulated', tier, verdict: 'verified' as const }
    const words = await tx.workspace.words()
    const given = {
      lead,
      answers: {},
      defaultCountry: country,
      words,
      provided: null,
      history: noHistory,
      listHits: [],
    }
    const assessed = assess(ctx.engines, {
      ...given,
      scorer,
      policy,
      override: word,
      draw: 1,
      drawnWith: null,
      objected: false,
    })
    const placing = await gatherPlacing(there, tx, { lead, owner: null, policy, tier: assessed.decision.tier })
    const scored = assessed.score && { ...assessed.score, score: score ?? assessed.score.score }
    const { assignment, considered, side } = traceRoute({ ...placing, ...assessed, score: scored, lead, policy })
    return {
      score: scored?.score ?? null,
      decision: assessed.decision,
      assignment,
      side,
      people: considered.map((one) => person(one, { assignment, placing })),
    }
  })
}

function person(
  { userId, hindrance, load }: Considered,
  { assignment, placing }: { readonly assignment: Assignment; readonly placing: Placing },
): Tried['people'][number] {
  const atWorkFrom = placing.busyUntil?.[userId] ?? null
  const rep = placing.reps.find((one) => one.userId === userId)!
  const group = groupOf(assignment.reason)
  const outside = group !== null && !peopleOf(group, [rep]).length
  const able = outside ? 'other_group' : 'next_in_turn'
  return { userId, load, atWorkFrom, whyNot: assignment.userId === userId ? 'chosen' : (hindrance ?? able) }
}

function groupOf(reason: string): 'closers' | 'juniors' | 'reps' | null {
  if (reason.startsWith('closer_')) return 'closers'
  if (reason === 'junior_by_load') return 'juniors'
  return reason === 'any_rep_by_load' ? 'reps' : null
}
