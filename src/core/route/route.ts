import { type Facts, holds } from '../decide/condition.ts'
import type { Decision } from '../decide/decision.ts'
import { factsOf } from '../decide/facts.ts'
import type { Deadline, Policy, RoutingStep } from '../decide/policy.ts'
import type { UserId } from '../lead/ids.ts'
import type { Lead } from '../lead/lead.ts'
import type { Reading } from '../read/reading.ts'
import type { Score } from '../score/score.ts'
import type { Finding } from '../verify/finding.ts'
import type { Assignment, QueueName, RepSnapshot } from './assignment.ts'
import { deadlineAt } from './deadline.ts'
import { standings } from './fairness.ts'
import { type PilotDraw, type PilotSide, pilotSide, pilotTeam } from './pilot.ts'
import { type Hindrance, hindranceOf, inTurn, isQueue, type PlaceTerms, peopleOf } from './place.ts'
import { instantOf } from './zone.ts'

export type RouteInput = {
  readonly lead: Lead
  readonly decision: Decision
  readonly reps: readonly RepSnapshot[]
  readonly policy: Policy
  /** ISO time of routing. */
  readonly now: string
  /** ISO times until which people are in a call or meeting, by user id. */
  readonly busyUntil?: Readonly<Record<string, string>>
  /** Public holidays as local dates, YYYY-MM-DD. */
  readonly holidays?: readonly string[]
  /** Who already knows this contact. */
  readonly owner?: UserId | null
  /** For routing rules that ask about them. */
  readonly findings?: readonly Finding[]
  readonly reading?: Reading | null
  readonly score?: Score | null
  /** Learned win rates of closers by user id, for `closers: best_first`. */
  readonly winRates?: Readonly<Record<string, number>>
  /** Hot leads each closer got lately (the shell says how far back), for the fairness limits of `best_first`. */
  readonly recentHotLeads?: Readonly<Record<string, number>>
  /** Levels of the rotation by user id, for `balance: rotation` (see `levelOf`). */
  readonly rotationLevels?: Readonly<Record<string, number>>
  /** People who passed the lead on or let it wait too long. */
  readonly excluded?: readonly string[]
  /** ISO time of the deadline that already runs for a lead nobody has answered: looking at it again never puts it off. */
  readonly promisedBy?: string | null
  /** The pilot that runs, if one does. */
  readonly pilot?: PilotDraw | null
}

/** One person who was thought of, and what stood in the way. */
export type Considered = { readonly userId: UserId; readonly hindrance: Hindrance; readonly load: number }

export type RouteTrace = {
  readonly assignment: Assignment
  readonly considered: readonly Considered[]
  /** How the lead is worked while a pilot runs; null while none does. */
  readonly side: PilotSide | null
}

/** Who answers the lead and by when. Pure and deterministic; always ends with a person or a named queue. */
export const routeLead = (input: RouteInput): Assignment => traceRoute(input).assignment

/** The same with everybody who was considered: the answer to "why this rep". */
export function traceRoute(input: RouteInput): RouteTrace {
  const side = input.pilot ? pilotSide(input.pilot, input.lead, input.reps) : null
  const held = heldBack(input)
  if (held) return { assignment: held, considered: [], side }
  if (side === 'arrival') return asBefore(input)
  const facts = routingFactsOf(input)
  const rule = input.policy.routing.rules.find(({ when }) => holds(when, facts) === true) ?? null
  const deadline = rule?.deadline ?? input.policy.deadlines[workTier(input)]
  const search = { input, facts, respondBy: byWhen(input, deadline), answerMs: answerTime(deadline) }
  const placed = (rule && byRule(search, rule)) ?? byOwner(search) ?? bySteps(search, stepsOf(input), null)
  return traced(search, placed, rule)
}

function traced(search: Search, placed: Assignment | null, rule: RoutingRule | null): RouteTrace {
  const { input } = search
  const terms = termsOf(search, inTime(search), {
    skills: placed?.reason === 'rule' ? rule?.skills : [],
  })
  const trace = input.reps.map((rep) => considered(rep, terms))
  const side = input.pilot ? pilotSide(input.pilot, input.lead, input.reps) : null
  return { assignment: placed ?? nobody(search, trace), considered: trace, side }
}

/** Outside of the pilot: whoever's turn it is in the rotation, whatever the score says. */
function asBefore(input: RouteInput): RouteTrace {
  const { policy } = input
  const plain: Policy = {
    ...policy,
    routing: { ...policy.routing, rules: [], ownerFirst: false, languages: 'ignore', balance: 'rotation' },
  }
  const deadline = policy.deadlines.promising
  const search = {
    input: { ...input, policy: plain },
    facts: {},
    respondBy: byWhen(input, deadline),
    answerMs: answerTime(deadline),
  }
  const placed = bySteps(search, ['everyone'], null)
  return traced(search, placed && { ...placed, reason: 'as_before' }, null)
}

type Search = {
  readonly input: RouteInput
  readonly facts: Facts
  readonly respondBy: string | null
  /** Whoever takes the lead must be there so long before its deadline. */
  readonly answerMs: number
}
type RoutingRule = Policy['routing']['rules'][number]

/** Rejected leads and those to be looked at wait in queues of their own, where they can be found. */
function heldBack(input: RouteInput): Assignment | null {
  const { decision, policy } = input
  if (decision.next === 'quarantine') return toQueue('quarantine', null, 'quarantined')
  if (decision.next !== 'review') return null
  const due = [policy.deadlines.review, policy.deadlines[decision.tier]]
    .flatMap((deadline) => byWhen(input, deadline) ?? [])
    .toSorted((a, b) => instantOf(a) - instantOf(b))
  return toQueue('review', due[0] ?? null, 'needs_review')
}

/** A lead drawn into the random sample is worked like a promising one, or the sample would say nothing. */
const workTier = ({ decision }: RouteInput) => (decision.sampledWith === null ? decision.tier : 'promising')
const stepsOf = (input: RouteInput): readonly RoutingStep[] => input.policy.routing.steps[workTier(input)]

function byWhen({ now, policy, holidays, promisedBy }: RouteInput, deadline: Deadline | null): string | null {
  const due = deadline && deadlineAt(deadline, now, policy.workingHours, holidays ?? [])
  return due && promisedBy && instantOf(promisedBy) < instantOf(due) ? promisedBy : due
}

function routingFactsOf({ lead, decision, findings = [], reading = null, score = null }: RouteInput): Facts {
  return { ...factsOf({ lead, findings, reading, score }), tier: decision.tier, verdict: decision.verdict }
}

function byRule(search: Search, rule: RoutingRule): Assignment | null {
  const named = search.input.reps.filter(({ userId }) => rule.users.includes(userId))
  const [rep] = free(search, named)
  if (rep) return toPerson(rep.userId, search.respondBy, { reason: 'rule', detail: rule.id })
  return rule.steps.length > 0 ? bySteps(search, rule.steps, rule) : null
}

function byOwner(search: Search): Assignment | null {
  const { owner, policy, reps } = search.input
  if (!owner || !policy.routing.ownerFirst) return null
  const [rep] = free(
    search,
    reps.filter(({ userId }) => userId === owner),
  )
  return rep ? toPerson(rep.userId, search.respondBy, { reason: 'owner_of_contact', detail: null }) : null
}

/** Five minutes to answer in, or a third of a shorter time. */
const answerTime = (deadline: Deadline | null): number =>
  deadline?.kind === 'working_minutes' ? Math.min(300_000, deadline.minutes * 20_000) : 300_000

/** The instant by which somebody must be at work to answer in time: not at the last minute, and never before now. */
function inTime({ input, respondBy, answerMs }: Search): number {
  const now = instantOf(input.now)
  return respondBy === null ? now : Math.max(now, instantOf(respondBy) - answerMs)
}

/** A lead without a deadline may wait for somebody over a long weekend. */
const unhurriedMs = 4 * 86_400_000

/** First whoever is free now, step by step; then whoever is free before the deadline; then the queue that comes first. */
function bySteps(search: Search, steps: readonly RoutingStep[], rule: RoutingRule | null): Assignment | null {
  const queueAt = steps.findIndex(isQueue)
  const groups = queueAt < 0 ? steps : steps.slice(0, queueAt)
  const now = instantOf(search.input.now)
  const moments = [now, search.respondBy ? inTime(search) : now + unhurriedMs]
  for (const freeBy of moments)
    for (const step of groups) {
      const terms = termsOf(search, freeBy, { step, skills: rule?.skills })
      const [rep] = inTurn(peopleOf(step, search.input.reps), terms)
      if (rep)
        return toPerson(rep.userId, search.respondBy, { reason: reasonOf(step, terms), detail: rule?.id ?? null })
    }
  const queue = steps[queueAt]
  // Without a rule, nobody being there is the reason to be told.
  if (!queue || !isQueue(queue) || (queue === 'fallback' && rule === null)) return null
  return toQueue(queue, search.respondBy, rule ? 'rule' : 'below_promising', rule?.id)
}

/** Those among some people who can take the lead now or before its deadline, in turn. */
function free(search: Search, people: readonly RepSnapshot[]): readonly RepSnapshot[] {
  return inTurn(people, termsOf(search, inTime(search)))
}

type Asked = { readonly step?: RoutingStep; readonly skills?: readonly string[] | undefined }

function termsOf({ input, facts }: Search, freeBy: number, { step, skills = [] }: Asked = {}): PlaceTerms {
  const { routing } = input.policy
  const best = step === 'closers' && routing.closers === 'best_first' ? learnedRates(input) : null
  const isFair = step === 'closers' && routing.closers === 'best_first' && input.recentHotLeads !== undefined
  return {
    language: input.lead.language ?? spoken(facts.messageLanguage),
    languages: routing.languages,
    balance: routing.balance,
    freeBy,
    busyUntil: new Map(Object.entries(input.busyUntil ?? {}).map(([id, until]) => [id, instantOf(until)])),
    winRates: best,
    standings: isFair ? closerStandings(input) : new Map(),
    levels: new Map(Object.entries(input.rotationLevels ?? {})),
    excluded: input.excluded ?? [],
    skills,
    side: sideOf(input),
  }
}

/** The rates of all people, whoever has no record yet at the mean of the others: neither first nor last. Null before anything was learned. */
function learnedRates({ winRates = {}, reps }: RouteInput): ReadonlyMap<string, number> | null {
  const known = Object.values(winRates)
  if (known.length === 0) return null
  const usual = known.reduce((sum, rate) => sum + rate, 0) / known.length
  return new Map(reps.map(({ userId }) => [userId, winRates[userId] ?? usual]))
}

function sideOf({ pilot, lead, reps }: RouteInput): PlaceTerms['side'] {
  if (!pilot || pilot.users.length === 0) return null
  return new Set(pilotTeam(pilot, pilotSide(pilot, lead, reps), reps).map(({ userId }) => userId))
}

function closerStandings({ reps, policy, recentHotLeads = {} }: RouteInput): PlaceTerms['standings'] {
  const closers = reps.filter(({ closer }) => closer).map(({ userId }) => userId)
  return standings(recentHotLeads, closers, policy.routing.fairness)
}

const spoken = (language: Facts[string] | undefined): string | null =>
  typeof language === 'string' && language !== 'mixed' ? language : null

function reasonOf(step: RoutingStep, { winRates }: PlaceTerms): string {
  if (step === 'closers') return winRates ? 'closer_best' : 'closer_least_loaded'
  return step === 'juniors' ? 'junior_by_load' : 'any_rep_by_load'
}

/** Nobody can take it: the named fallback queue, with the count of what stood in the way. */
function nobody({ respondBy }: Search, trace: readonly Considered[]): Assignment {
  const counts = ['away', 'full', 'busy', 'language', 'skill', 'excluded'].map(
    (hindrance) => [hindrance, trace.filter((one) => one.hindrance === hindrance).length] as const,
  )
  const said = counts.filter(([, count]) => count > 0).map(([hindrance, count]) => `${hindrance}: ${count}`)
  return toQueue('fallback', respondBy, 'no_eligible_rep', said.length > 0 ? said.join(', ') : 'no reps')
}

function considered(rep: RepSnapshot, terms: PlaceTerms): Considered {
  return { userId: rep.userId, hindrance: hindranceOf(rep, terms), load: rep.load }
}

const toPerson = (
  userId: UserId,
  respondBy: string | null,
  why: { reason: string; detail: string | null },
): Assignment => ({
  userId,
  queue: null,
  respondBy,
  ...why,
})

function toQueue(queue: QueueName, respondBy: string | null, reason: string, detail: string | null = null): Assignment {
  return { userId: null, queue, respondBy, reason, detail }
}
