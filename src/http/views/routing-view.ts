import type { z } from 'zod'
import type { RoutingShown } from '../../app/route/show-routing.ts'
import type { Tried } from '../../app/route/try-route.ts'
import type { PilotRecord } from '../../app/ports/team-store.ts'
import { chanceAfter } from '../../core/route/waiting.ts'
import { leastAnswers, waitingWorth } from '../../core/route/worth.ts'
import type { Pilot, RoutingShown as Shown, tried } from '../contract/routing.ts'

const curveMinutes = [0, 5, 15, 30, 60, 120, 240, 480, 1440]

/** Routing as the console shows it. */
export function routingView(shown: RoutingShown): Shown {
  const { curve, typicalAmount } = shown.waiting
  const sample = { probability: 0.5, amount: null, waitedMinutes: 0 }
  return {
    policy_version: shown.policyVersion,
    routing: { ...shown.routing },
    sampling: { ...shown.sampling },
    rates: shown.rates.map(({ userId, ownShare, ...rate }) => ({ user_id: userId, own_share: ownShare, ...rate })),
    learned_at: shown.learnedAt,
    waiting: {
      answers: curve.leads,
      needed: leastAnswers,
      kind: waitingWorth(sample, shown.waiting).kind,
      typical_amount: typicalAmount,
      curve: curveMinutes.map((minutes) => ({ minutes, chance: chanceAfter(0.5, minutes, curve) })),
    },
    pilot: shown.pilot && pilotView(shown.pilot),
    sources: [...shown.sources],
    turns: shown.turns.map(({ userId, creditedBack, calibration, ...turn }) => ({
      ...turn,
      user_id: userId,
      credited_back: creditedBack,
      start: calibration,
    })),
  }
}

export function pilotView({ id, users, sources, startedAt }: PilotRecord): Pilot {
  return { id, users: [...users], sources: [...sources], started_at: startedAt }
}

export function triedView({ score, decision, assignment, side, people }: Tried): z.infer<typeof tried> {
  return {
    score,
    tier: decision.tier,
    verdict: decision.verdict,
    user_id: assignment.userId,
    queue: assignment.queue,
    respond_by: assignment.respondBy,
    reason: assignment.reason,
    detail: assignment.detail,
    side,
    people: people.map(({ userId, whyNot, load, atWorkFrom }) => ({
      user_id: userId,
      why_not: whyNot,
      load,
      at_work_from: atWorkFrom,
    })),
  }
}
