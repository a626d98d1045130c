import type { Policy } from '../../core/decide/policy.ts'
import { type CloserRate, type CloserRecord, closerRates } from '../../core/route/closer-rates.ts'
import {
  type FairnessLimits,
  levelOf,
  type RotationPlace,
  type Standing,
  standings,
} from '../../core/route/fairness.ts'
import { noWaitingCurve } from '../../core/route/waiting.ts'
import type { LearnedWaiting } from '../../core/route/worth.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Person } from '../ports/people-store.ts'
import type { Tx } from '../ports/store.ts'
import type { PilotRecord } from '../ports/team-store.ts'
import { fairSince } from './gather-placing.ts'
import { rulesInForce } from '../rules-in-force.ts'

/** How well somebody closes leads of a kind; null is all kinds together. */
export type KindRate = CloserRate & { readonly kind: string | null; readonly wins: number; readonly expected: number }

/** Where somebody stands in the rotation, and among the closers by the hot leads they got lately. */
export type Turn = RotationPlace & {
  readonly level: number
  /** Hot leads of the last days that count for fairness; null for who is no closer. */
  readonly hot: number | null
  readonly standing: Standing | null
}

export type RoutingShown = {
  readonly policyVersion: number
  readonly routing: Policy['routing']
  readonly sampling: Policy['sampling']
  readonly rates: readonly KindRate[]
  /** When routing last learned; null before the first time. */
  readonly learnedAt: string | null
  readonly waiting: LearnedWaiting
  readonly pilot: PilotRecord | null
  readonly people: readonly Person[]
  /** The next in the rotation first. */
  readonly turns: readonly Turn[]
  /** Sources of the last leads, for rules and the pilot. */
  readonly sources: readonly string[]
}

/** How leads find their people: the rules, what was learned, the pilot. */
export async function showRouting(ctx: Context): Promise<RoutingShown> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const { policy } = await rulesInForce(ctx, tx)
    const stored = await tx.team.learned('closer_rates')
    const records = (stored?.body as { readonly records: readonly CloserRecord[] } | undefined)?.records ?? []
    const people = (await tx.people.all()).filter(({ active }) => active)
    return {
      policyVersion: policy.version,
      routing: policy.routing,
      sampling: policy.sampling,
      rates: ratesByKind(records),
      learnedAt: stored?.at ?? null,
      waiting: await learnedWaiting(tx),
      pilot: await tx.team.pilot(),
      people,
      turns: await turnsOf(ctx, tx, { people, limits: policy.routing.fairness }),
      sources: await tx.leadList.sources(100),
    }
  })
}

type Fairness = { readonly people: readonly Person[]; readonly limits: FairnessLimits }

async function turnsOf(ctx: Context, tx: Tx, { people, limits }: Fairness): Promise<readonly Turn[]> {
  const hot = await tx.team.hotLeadsSince(fairSince(ctx.now()))
  const closers = people.filter(({ closer }) => closer).map(({ id }) => id as string)
  const standing = standings(hot, closers, limits)
  return (await tx.team.rotation())
    .map((place) => {
      const found = standing.get(place.userId) ?? null
      return { ...place, level: levelOf(place), standing: found, hot: found && (hot[place.userId] ?? 0) }
    })
    .toSorted((a, b) => a.level - b.level)
}

/** What waiting was learned to cost; nothing is claimed before there is anything. */
export async function learnedWaiting(tx: Tx): Promise<LearnedWaiting> {
  const stored = await tx.team.learned('waiting')
  return (stored?.body as LearnedWaiting | undefined) ?? { curve: noWaitingCurve, typicalAmount: null }
}

function ratesByKind(records: readonly CloserRecord[]): readonly KindRate[] {
  const kinds = [null, ...new Set(records.map(({ kind }) => kind))]
  return kinds.flatMap((kind) => {
    const own = records.filter((record) => kind === null || record.kind === kind)
    const known = new Set(own.map(({ userId }) => userId))
    return closerRates(records, kind ?? '')
      .filter(({ userId }) => known.has(userId))
      .map((rate) => ({ ...rate, kind, ...sumOf(own, rate.userId) }))
  })
}

function sumOf(records: readonly CloserRecord[], userId: string): { readonly wins: number; readonly expected: number } {
  const own = records.filter((record) => record.userId === userId)
  return {
    wins: own.reduce((sum, { wins }) => sum + wins, 0),
    expected: own.reduce((sum, { expected }) => sum + expected, 0),
  }
}
