import type { Provided } from './enrich-reading.ts'
import type { DecideInput, Override } from '../core/decide/decide.ts'
import type { Decision } from '../core/decide/decision.ts'
import type { ListHit } from '../core/decide/lists.ts'
import { parsePolicy, type Policy } from '../core/decide/policy.ts'
import type { LeadId } from '../core/lead/ids.ts'
import type { History, Lead } from '../core/lead/lead.ts'
import { type Touched, touchedLead } from '../core/lead/touched.ts'
import type { Reading } from '../core/read/reading.ts'
import { commonSeller, type SellerWords } from '../core/read/seller-words.ts'
import { routeLead, type RouteInput } from '../core/route/route.ts'
import type { Assignment } from '../core/route/assignment.ts'
import type { FeatureRow } from '../core/score/feature-row.ts'
import { makeScorer, parseModel } from '../core/score/model.ts'
import type { Score } from '../core/score/score.ts'
import type { Finding } from '../core/verify/finding.ts'
import { enrichLead } from '../core/verify/checks/provider-checks.ts'
import type { Answers } from '../core/verify/lookup.ts'
import type { Context } from './context.ts'
import { decideStage, readStage, scoreStage, verifyStage } from './line.ts'
import { replayContact } from './contacts/replay-contact.ts'
import { requireRight } from './permission.ts'
import type { LeadEvent } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'
import type { Placing } from './route/gather-placing.ts'
import { leadNotFound } from './work/change-lead.ts'

export type StageReplay = {
  readonly stage: 'verify' | 'read' | 'score' | 'decide' | 'route'
  readonly agrees: boolean
  readonly stored: unknown
  readonly replayed: unknown
  /** Why a stage could not be run as it was: an earlier reader, a model that is gone. */
  readonly note: string | null
}

export type Explanation = { readonly agrees: boolean; readonly stages: readonly StageReplay[] }

/**
 * Runs the line again on the stored inputs of the last decision and says, stage by stage, whether it agrees. Each stage is given what
 * was stored, not what the stage before says now, so that a difference shows where it arises.
 */
export async function explainLead(ctx: Context, leadId: LeadId): Promise<Explanation> {
  requireRight(ctx.actor, 'seeLeads')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    const events = await tx.leads.events(leadId)
    const past = pastOf(events)
    if (!past) return { agrees: true, stages: [] }
    const policy = await policyOf(tx, past.decided.policy)
    const touched = touchedLead(record.lead, past.verified.touched)
    const lead = enrichLead(touched, past.verified.answers)
    const stages = [
      await withContact(ctx, tx, { lead: record.lead, events, verify: replayVerify(ctx, touched, past) }),
      replayRead(ctx, lead, past),
      await replayScore(ctx, tx, { lead, past }),
      replayDecide(lead, past, policy),
      ...(past.routed ? [replayRoute(lead, past, await placedBy(tx, past, policy))] : []),
    ]
    return { agrees: stages.every((stage) => stage.agrees), stages }
  })
}

type Past = {
  readonly verified: {
    readonly answers: Answers
    /** What the lead did since its inquiry; missing where nothing was known. */
    readonly touched?: Touched
    readonly defaultCountry: string
    readonly data: string
    readonly findings: readonly Finding[]
  }
  /** Leads read before a workspace had words of its own carry none. */
  readonly read: {
    readonly reader: string
    readonly words?: SellerWords
    readonly provided?: Provided
    readonly reading: Reading | null
  }
  readonly scored: {
    readonly model: string
    readonly history: History
    readonly features: FeatureRow
    readonly score: Score | null
  }
  readonly decided: {
    readonly policy: number
    readonly listHits: readonly ListHit[]
    readonly override: Override | null
    readonly draw: number
    readonly objected?: boolean
    readonly appealed?: boolean
    readonly drawnWith?: number | null
    readonly decision: Decision
  }
  /** Placed again later, a lead may have been placed by another policy than it was decided by. */
  readonly routed: (Placing & { readonly assignment: Assignment; readonly policy?: number }) | null
}

/** The last run of the line, from the events; null where the lead was not decided yet. */
export function pastOf(events: readonly LeadEvent[]): Past | null {
  const from = events.findLastIndex((event) => event.kind === 'lead.verified')
  if (from < 0) return null
  const payload = (kind: string) => events.slice(from).find((event) => event.kind === kind)?.payload
  return {
    verified: payload('lead.verified'),
    read: payload('lead.read'),
    scored: payload('lead.scored'),
    decided: payload('lead.decided'),
    // A lead may be placed again after it was decided: the last place is the one that holds.
    routed: events.slice(from).findLast((event) => event.kind === 'lead.routed')?.payload ?? null,
  } as unknown as Past
}

/** Mostly the policy that decided; a lead placed again later followed the one of that day. */
async function placedBy(tx: Tx, { routed, decided }: Past, policy: Policy | null): Promise<Policy | null> {
  const version = routed?.policy ?? decided.policy
  return version === decided.policy ? policy : policyOf(tx, version)
}

async function policyOf(tx: Tx, version: number): Promise<Policy | null> {
  const record = await tx.rules.policy(version)
  const parsed = record ? parsePolicy(record.body) : null
  return parsed?.kind === 'policy' ? { ...parsed.policy, version } : null
}

type Verified = { readonly lead: Lead; readonly events: readonly LeadEvent[]; readonly verify: StageReplay }

/** Verifying agrees only if the lead comes under the same contact again. */
async function withContact(ctx: Context, tx: Tx, { verify, ...given }: Verified): Promise<StageReplay> {
  const again = await replayContact(ctx, tx, given)
  if (!again) return verify
  const { stored, replayed, isGone } = again
  if (isGone) return { ...verify, note: verify.note ?? 'leads that it was compared with were taken away' }
  if (compared('verify', stored, replayed, null).agrees) return verify
  return { stage: 'verify', agrees: false, stored, replayed, note: 'the contact resolves otherwise' }
}

function replayVerify(ctx: Context, lead: Lead, { verified }: Past): StageReplay {
  const replayed = verifyStage(ctx.engines, {
    lead,
    answers: verified.answers,
    defaultCountry: verified.defaultCountry,
  })
  const note = verified.data === ctx.engines.verifyData.version ? null : `the lists were of version ${verified.data}`
  return compared('verify', verified.findings, replayed, note)
}

function replayRead(ctx: Context, lead: Lead, { read, verified }: Past): StageReplay {
  const note = read.reader === ctx.engines.reader.version ? null : `the reader was of version ${read.reader}`
  const given = {
    words: read.words ?? commonSeller,
    provided: read.provided ?? null,
    touched: verified.touched ?? null,
  }
  return compared('read', read.reading, readStage(ctx.engines, lead, given), note)
}

async function replayScore(ctx: Context, tx: Tx, { lead, past }: { lead: Lead; past: Past }): Promise<StageReplay> {
  const { scored } = past
  if (past.decided.objected)
    return { ...compared('score', scored.score, null, null), note: 'the person objects to being scored' }
  const stored = await tx.rules.model(scored.model)
  const body = stored?.body ?? (ctx.engines.baseModel.id === scored.model ? ctx.engines.baseModel.body : null)
  if (!body)
    return {
      stage: 'score',
      agrees: false,
      stored: scored.score,
      replayed: null,
      note: `the model ${scored.model} is gone`,
    }
  const again = scoreStage(makeScorer(parseModel(body)), {
    lead,
    findings: past.verified.findings,
    reading: past.read.reading,
    history: scored.history,
  })
  const features = inputsThen(again.features, scored.features)
  return compared('score', { features: scored.features, score: scored.score }, { ...again, features }, null)
}

/** Inputs that a later version has learned to take were not there to be stored. */
const laterInputs: ReadonlySet<string> = new Set(['site', 'site_text', 'site_language'])
const inputsThen = (again: FeatureRow, stored: FeatureRow): FeatureRow =>
  Object.fromEntries(Object.entries(again).filter(([name]) => name in stored || !laterInputs.has(name)))

function replayDecide(lead: Lead, past: Past, policy: Policy | null): StageReplay {
  const { decision, ...given } = past.decided
  if (!policy)
    return {
      stage: 'decide',
      agrees: false,
      stored: decision,
      replayed: null,
      note: `the policy ${given.policy} is gone`,
    }
  const input: DecideInput = {
    lead,
    findings: past.verified.findings,
    reading: past.read.reading,
    score: past.scored.score,
    policy,
    listHits: given.listHits,
    override: given.override,
    draw: given.draw,
    objected: given.objected ?? false,
    appealed: given.appealed ?? false,
    drawnWith: given.drawnWith ?? null,
  }
  return compared('decide', decision, decideStage(input), null)
}

function replayRoute(lead: Lead, past: Past, policy: Policy | null): StageReplay {
  const { assignment, ...placing } = past.routed!
  if (!policy)
    return {
      stage: 'route',
      agrees: false,
      stored: assignment,
      replayed: null,
      note: `the policy ${past.decided.policy} is gone`,
    }
  const input: RouteInput = {
    ...placing,
    lead,
    policy,
    decision: past.decided.decision,
    findings: past.verified.findings,
    reading: past.read.reading,
    score: past.scored.score,
  }
  return compared('route', assignment, routeLead(input), null)
}

function compared(stage: StageReplay['stage'], stored: unknown, replayed: unknown, note: string | null): StageReplay {
  return { stage, agrees: canonical(stored) === canonical(replayed), stored, replayed, note }
}

/** JSON with sorted keys, since the database does not keep their order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
