import { type DecideInput, decide, type Override } from '../core/decide/decide.ts'
import type { Decision } from '../core/decide/decision.ts'
import type { ListHit } from '../core/decide/lists.ts'
import type { Policy } from '../core/decide/policy.ts'
import type { History, Lead } from '../core/lead/lead.ts'
import { readFrom, type Touched } from '../core/lead/touched.ts'
import { mergeProvided } from '../core/read/merge-provided.ts'
import type { Reading } from '../core/read/reading.ts'
import type { SellerWords } from '../core/read/seller-words.ts'
import { type RouteTrace, traceRoute } from '../core/route/route.ts'
import type { FeatureRow } from '../core/score/feature-row.ts'
import { leadFeatures } from '../core/score/lead-features.ts'
import type { Scorer } from '../core/score/model.ts'
import type { Score } from '../core/score/score.ts'
import { allChecks } from '../core/verify/check-list.ts'
import { enrichLead } from '../core/verify/checks/provider-checks.ts'
import type { Finding } from '../core/verify/finding.ts'
import type { Answers } from '../core/verify/lookup.ts'
import { judgeLead } from '../core/verify/verify.ts'
import type { Engines } from './engines.ts'
import type { Provided } from './enrich-reading.ts'
import type { Placing } from './route/gather-placing.ts'

/**
 * The straight line, told in one place. Each stage is a pure function of what came before and of what was looked up; what it
 * was given and what it said is an event of the lead, so that any of them can be run again on the stored inputs.
 *
 *   receive ─▶ verify ─▶ read ─▶ score ─▶ decide ─▶ route ─▶ (act, outcome, learn, measure: later verbs)
 */
export type LineInput = {
  /** With what it wrote and did since its inquiry. */
  readonly lead: Lead
  readonly touched?: Touched | null
  readonly answers: Answers
  readonly defaultCountry: string
  /** The workspace's own words for the reader. */
  readonly words: SellerWords
  /** What the operator's second reader said; null without one, or where it did not answer. */
  readonly provided: Provided | null
  readonly history: History
  readonly scorer: Scorer
  readonly policy: Policy
  readonly listHits: readonly ListHit[]
  readonly override: Override | null
  /** Drawn by chance from 0 to 1, for the random sample. */
  readonly draw: number
  /** The person objects to being scored. */
  readonly objected: boolean
  /** The person has appealed. */
  readonly appealed?: boolean
  /** Probability with which the weekly sample has drawn the lead; null where it has not. */
  readonly drawnWith: number | null
}

export type Assessed = {
  readonly findings: readonly Finding[]
  readonly reading: Reading | null
  readonly features: FeatureRow
  /** Null where the person objects to being scored. */
  readonly score: Score | null
  readonly decision: Decision
}

/** Verify, read, score and decide one lead. */
export function assess(engines: Engines, input: LineInput): Assessed {
  const findings = verifyStage(engines, input)
  const lead = enrichLead(input.lead, input.answers)
  const reading = readStage(engines, lead, input)
  const given = { lead, findings, reading, history: input.history }
  const { features, score } = input.objected ? unscored : scoreStage(input.scorer, given)
  const decision = decide({ ...input, lead, findings, reading, score })
  return { findings, reading, features, score, decision }
}

/** Nothing is computed about somebody who objects to it. */
const unscored = { features: {}, score: null } as const

/** What the checks say. */
export function verifyStage(
  engines: Engines,
  { lead, answers, defaultCountry }: Pick<LineInput, 'lead' | 'answers' | 'defaultCountry'>,
): readonly Finding[] {
  return judgeLead(allChecks, lead, { data: engines.verifyData, defaultCountry, answers })
}

/** What the message says; null where there is none. */
export function readStage(
  engines: Engines,
  lead: Lead,
  { words, provided, touched }: Pick<LineInput, 'words' | 'provided' | 'touched'>,
): Reading | null {
  const text = lead.message?.trim() ? lead.message : null
  if (text === null) return null
  const reading = engines.reader.read(text, { receivedAt: readFrom(lead, touched), words })
  return provided ? mergeProvided(text, reading, provided) : reading
}

type ScoreInput = {
  readonly lead: Lead
  readonly findings: readonly Finding[]
  readonly reading: Reading | null
  readonly history: History
}

/** The inputs of the score and the score. */
export function scoreStage(
  scorer: Scorer,
  input: ScoreInput,
): { readonly features: FeatureRow; readonly score: Score } {
  const features = leadFeatures(input)
  return { features, score: scorer.score(features) }
}

/** The decision, from the stored inputs of the stage. */
export const decideStage = (input: DecideInput): Decision => decide(input)

/** Who answers the lead and by when. */
export function routeStage(input: LineInput, assessed: Assessed, placing: Placing): RouteTrace {
  return traceRoute({ ...placing, ...assessed, lead: enrichLead(input.lead, input.answers), policy: input.policy })
}
