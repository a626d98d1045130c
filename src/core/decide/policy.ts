import type { NonbuyerKind } from '../read/reading.ts'
import type { FindingOutcome, Verdict } from '../verify/finding.ts'
import type { Condition } from './condition.ts'
import type { LearningRules } from '../learn/retrain.ts'
import type { EscalationRules } from '../route/deadline-stage.ts'
import type { FairnessLimits } from '../route/fairness.ts'
import { type Fault, schemaFaults } from './json-schema.ts'
import { policyMeaningFaults } from './policy-meaning.ts'
import { policySchema } from './policy-schema.ts'
import type { Thresholds, Tier } from './tier.ts'
import type { Weekday } from './weekday.ts'
import type { CodeChannel } from '../verify/code/code-channel.ts'

/** The agreement of marketing and sales as data: what a good lead is, what is checked, who answers and by when. */
export type Policy = {
  readonly format: 1
  /** Rises with every change that goes live; stored with each decision. */
  readonly version: number
  readonly name: string
  readonly thresholds: Thresholds
  readonly idealCustomer: IdealCustomer
  readonly mustVerify: MustVerify
  readonly evidence: EvidenceRules
  readonly strong: readonly StrongRule[]
  readonly nonbuyers: Readonly<Record<NonbuyerKind, NonbuyerAnswer>>
  readonly noScore: { readonly tier: Tier }
  /** Lowest tier of a lead whose message could not be understood: a person reads it. Without it: warm. */
  readonly notUnderstood?: { readonly tier: Tier }
  readonly sampling: Sampling
  readonly answers: Readonly<Record<Tier, 'call' | 'letter'>>
  /** One-time codes. Without it: only when a person asks for one, by SMS in the workspace's own country alone. */
  readonly codes?: CodeRules
  /** From this deal value on two people must agree on a verdict; without it, one does. */
  readonly fourEyesFrom?: number
  readonly deadlines: Readonly<Record<Tier | 'review', Deadline | null>>
  readonly workingHours: WorkingHours
  readonly routing: Routing
  /** When an open lead counts as lost and a new model is trained. Without it: the usual rules. */
  readonly learning?: LearningRules
}

export type IdealCustomer = {
  readonly criteria: readonly Criterion[]
  /** What a must that is not known counts as. */
  readonly unknownMust: 'accept' | 'review'
  /** The highest tier of a lead that misses a must, or meets a disqualifier; null changes nothing. */
  readonly missedMustTier: Tier | null
  readonly disqualifiedTier: Tier | null
}

/** Whether the lead is asked for a code by itself where that would settle the verdict, and where SMS may go. */
export type CodeRules = {
  readonly ask: 'never' | 'where_it_decides'
  readonly channels: readonly CodeChannel[]
  /** ISO countries. */
  readonly smsCountries: readonly string[]
}

export type Criterion = {
  readonly id: string
  readonly about: 'size' | 'role' | 'industry' | 'region' | 'maturity' | 'other'
  readonly weight: 'must' | 'nice' | 'disqualifier'
  readonly when: Condition
  /** What a missed must, or a disqualifier that holds, leads to besides the tier: a person looks, or the lead is set aside. */
  readonly leadsTo?: 'review' | 'reject'
}

/** A lead must be reachable in at least one of these ways. */
export type MustVerify = {
  readonly anyOf: readonly ('email' | 'phone' | 'channel')[]
  /** A typed address or number is broken when one of these checks failed. */
  readonly emailBrokenBy: readonly string[]
  readonly phoneBrokenBy: readonly string[]
  /** Channels in which the person can be answered where they wrote. */
  readonly answerableChannels: readonly string[]
  /** What an address or number counts as whose checks could not say. */
  readonly unknownCountsAs: 'plausible' | 'broken'
}

/**
 * Points against a lead being real, added over findings. Within a group (email, phone, origin ...) findings tell the
 * same story, so only the heaviest against and the heaviest for count.
 */
export type EvidenceRules = {
  readonly weights: readonly EvidenceWeight[]
  /** Points of findings that no weight names, by outcome. `unknown` is what not knowing costs. */
  readonly otherwise: Readonly<Record<FindingOutcome, number>>
  readonly reviewFrom: number
  readonly rejectFrom: number
  /** Groups that must speak against a lead before the sum may reject it: no single flag does. */
  readonly rejectNeedsGroups: number
}

export type EvidenceWeight = {
  /** Id of a check; a trailing `*` stands for the rest. */
  readonly check: string
  readonly outcome: FindingOutcome
  readonly reason?: string
  readonly group: string
  readonly points: number
}

/** Facts so strong together that they settle the verdict by themselves. */
export type StrongRule = {
  readonly code: string
  readonly verdict: Exclude<Verdict, 'verified'>
  readonly when: Condition
}

/** How somebody who does not buy is treated: by letter, looked at by a person, or set aside as not meant for people at all. */
export type NonbuyerAnswer = 'letter' | 'review' | 'quarantine'

/**
 * A share of the leads in these tiers is worked anyway, and a share of the rejected ones (none by default) looked at by a person, drawn by
 * chance, so that recall can be estimated without bias.
 */
export type Sampling = {
  readonly rate: number
  readonly tiers: readonly Tier[]
  readonly rejectedRate?: number
  /** Besides, so many of the week's leads that chance had passed over are drawn each week; none by default. */
  readonly weekly?: number
}

/** A response deadline in working time. */
export type Deadline =
  | { readonly kind: 'working_minutes'; readonly minutes: number }
  /** The end of the working day `days` working days after the one of arrival, but at least this much working time. */
  | { readonly kind: 'end_of_day'; readonly days: number; readonly atLeastMinutes: number }

/** Local wall-clock times `HH:MM`; `24:00` is the end of the day. Several intervals leave room for lunch. */
export type WorkingHours = {
  readonly timeZone: string
  /** ISO country (and region, `RU-TA`) whose public holidays are free; null for none. */
  readonly holidays: string | null
  readonly week: Readonly<Record<Weekday, readonly { readonly from: string; readonly to: string }[]>>
}

/** Where a lead goes when it is looked for a place: groups of people in turn, then a queue. */
export type RoutingStep = 'closers' | 'reps' | 'juniors' | 'everyone' | 'shared' | 'junior' | 'fallback'

export type Routing = {
  readonly steps: Readonly<Record<Tier, readonly RoutingStep[]>>
  /** Tried in order before the steps; the first that holds and finds somebody places the lead. */
  readonly rules: readonly RoutingRule[]
  /** Known contacts go back to the person who knows them. */
  readonly ownerFirst: boolean
  readonly languages: 'require' | 'prefer' | 'ignore'
  /** Next is who has fewest open leads, who uses least of the capacity, or whose turn it is in the rotation. */
  readonly balance: 'open_leads' | 'share_of_capacity' | 'rotation'
  /** Closers are taken by load, or by their learned win rate as long as the fairness limits hold. */
  readonly closers: 'least_loaded' | 'best_first'
  readonly fairness: FairnessLimits
  /** When a lead nobody answers is reminded of and handed over; absent: at two thirds, and after twice the time. */
  readonly escalation?: EscalationRules
}

export type RoutingRule = {
  readonly id: string
  readonly when: Condition
  readonly users: readonly string[]
  /** Only people who have all of these skills, in the steps of the rule. */
  readonly skills?: readonly string[]
  readonly steps: readonly RoutingStep[]
  readonly deadline?: Deadline
}

export type ParsedPolicy =
  | { readonly kind: 'policy'; readonly policy: Policy }
  | { readonly kind: 'faults'; readonly faults: readonly Fault[] }

/** Reads a policy from JSON: the policy, or every fault with its place. First the form, then what the form cannot say. */
export function parsePolicy(json: unknown): ParsedPolicy {
  const formFaults = schemaFaults(json, policySchema)
  if (formFaults.length > 0) return { kind: 'faults', faults: formFaults }
  const policy = json as Policy
  const faults = policyMeaningFaults(policy)
  return faults.length > 0 ? { kind: 'faults', faults } : { kind: 'policy', policy }
}
