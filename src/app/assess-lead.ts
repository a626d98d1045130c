import { objectsTo, scoringPurpose } from '../core/consent/purpose-check.ts'
import type { Override } from '../core/decide/decide.ts'
import { listHitsFor } from '../core/decide/lists.ts'
import type { Policy } from '../core/decide/policy.ts'
import type { Placement } from '../core/experiment/experiment.ts'
import type { ContactId, LeadId } from '../core/lead/ids.ts'
import type { History, Lead } from '../core/lead/lead.ts'
import { touchedLead } from '../core/lead/touched.ts'
import { searchWords } from '../core/lead/search-words.ts'
import { snippetOf } from '../core/lead/snippet.ts'
import { allChecks } from '../core/verify/check-list.ts'
import type { Json } from '../core/verify/finding.ts'
import { type Answer, type Answers, type Lookup, lookupKey } from '../core/verify/lookup.ts'
import { lookupsNeeded } from '../core/verify/verify.ts'
import { knownConsents } from './consent/may-contact.ts'
import { askForCode } from './codes/ask-for-code.ts'
import { identifyContact } from './contacts/identify-contact.ts'
import type { Provided } from './enrich-reading.ts'
import type { Context } from './context.ts'
import { rulesForLead } from './experiments/rules-for-lead.ts'
import { assess, type Assessed, type LineInput } from './line.ts'
import { lineEvents } from './line-events.ts'
import { listKeysOf } from './list-keys.ts'
import { askProviders } from './providers/ask-providers.ts'
import { askReaders } from './providers/ask-reading-services.ts'
import { observeVelocity } from './observe-velocity.ts'
import type { LeadEvent, LeadRecord } from './ports/lead-store.ts'
import type { Tx } from './ports/store.ts'
import { placeLead } from './route/place-lead.ts'
import { sandboxOverride } from './sandbox.ts'
import { touchesSince } from './touches-since.ts'
import { lastOverride } from './work/last-override.ts'

/** MX before mailbox: a lead is looked up in at most this many rounds. */
const mostRounds = 3
const lookupTimeoutMs = 10_000

export type AssessOptions = {
  /** Run again on a lead that was decided before: new facts, a new policy, a person's word. */
  readonly again?: { readonly reason: string; readonly override?: Override | null }
}

/**
 * Takes a lead down the line: verify, read, score, decide, route. Idempotent: a lead that was decided is left alone unless `again`.
 * Look-ups run outside the transaction; everything that is decided is committed in one.
 */
export async function assessLead(ctx: Context, leadId: LeadId, options: AssessOptions = {}): Promise<void> {
  const start = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    return record && isDue(record, options) ? { record, workspace: await tx.workspace.load() } : null
  })
  if (!start) return
  const country = start.workspace.country
  const [looked, provided] = await Promise.all([lookUp(ctx, start.record, country), askReaders(ctx, start.record)])
  const worldAnswers = await askProviders(ctx, start.record, { answers: looked, country })
  const done = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    if (!record || !isDue(record, options)) return false
    const prepared = await prepare(ctx, tx, { record, worldAnswers, provided, country, options })
    const assessed = assess(ctx.engines, prepared.input)
    await settle(ctx, tx, { record, options, ...prepared, assessed })
    return true
  })
  if (done && !options.again) await askForCode(ctx, leadId)
  if (done) ctx.tally.add('leads_decided', 1)
  if (done) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
}

const isDue = (record: LeadRecord, options: AssessOptions): boolean =>
  record.status === 'received' || options.again !== undefined

/** Asks the world in rounds, each check saying what it still wants to know. */
async function lookUp(ctx: Context, { lead }: LeadRecord, defaultCountry: string): Promise<Answers> {
  let answers: Answers = {}
  for (let round = 0; round < mostRounds; round += 1) {
    const context = { data: ctx.engines.verifyData, defaultCountry, answers }
    const asked = lookupsNeeded(allChecks, lead, context).filter((lookup) =>
      ctx.engines.lookupKinds.includes(lookup.kind),
    )
    if (asked.length === 0) break
    answers = {
      ...answers,
      ...(await ctx.lookups.answer(asked, { timeoutMs: lookupTimeoutMs, kinds: ctx.engines.lookupKinds })),
    }
  }
  return answers
}

type Preparing = {
  readonly record: LeadRecord
  readonly worldAnswers: Answers
  readonly provided: Provided | null
  readonly country: string
  readonly options: AssessOptions
}
type Prepared = {
  readonly input: LineInput
  readonly policy: Policy
  readonly placement: Placement | null
  readonly contactId: ContactId
}

/** Gathers what the stages are given from our own records, as of now. */
async function prepare(
  ctx: Context,
  tx: Tx,
  { record, worldAnswers, provided, country, options }: Preparing,
): Promise<Prepared> {
  const { lead } = record
  const contactId = await identifyContact(ctx, tx, record, country)
  const history = await tx.leads.history({ contactId, before: lead.receivedAt, except: lead.id })
  const keys = listKeysOf(record)
  const now = ctx.now()
  const entries = await tx.lists.hits(keys.values, now)
  const { policy, scorer, placement } = await rulesForLead(ctx, tx, record)
  const events = options.again ? await tx.leads.events(lead.id) : []
  const touched = options.again ? await touchesSince(tx, record, events) : null
  const input: LineInput = {
    lead: touchedLead(lead, touched),
    touched,
    answers: {
      ...worldAnswers,
      ...historyAnswer(record, history, now),
      ...(await possessionAnswer(tx, lead.id)),
      ...(options.again ? storedAnswers(events) : await observeVelocity(ctx, tx, record)),
    },
    defaultCountry: country,
    words: await tx.workspace.words(),
    provided,
    history,
    scorer,
    policy,
    listHits: listHitsFor(keys.byMatch, entries, now),
    override: overrideOf(lead, { options, events, now }),
    // Chance has one say about a lead: drawn again with every new look, its probability would be wrong.
    draw: earlierDraw(events) ?? ctx.chance(),
    drawnWith: record.sampledWith,
    appealed: events.some(({ kind }) => kind === 'appeal.made'),
    objected: objectsTo(await knownConsents(tx, record), { purpose: scoringPurpose, at: now }),
  }
  return { input, policy, placement, contactId }
}

/** A person's word stands until a person takes it back. */
function overrideOf(
  lead: Lead,
  { options, events, now }: { options: AssessOptions; events: readonly LeadEvent[]; now: string },
): Override | null {
  if (!options.again) return sandboxOverride(lead, now)
  return options.again.override === undefined ? lastOverride(events) : options.again.override
}

/**
 * What was answered once and for all when the lead came in: it is not counted a second time, and the company's site stays as it was then, so
 * that a lead scored again has the inputs of its first score.
 */
function storedAnswers(events: readonly LeadEvent[]): Answers {
  const verified = events.findLast(({ kind }) => kind === 'lead.verified')
  const answers = Object.entries((verified?.payload['answers'] ?? {}) as Answers)
  const velocity = lookupKey({ kind: 'velocity' })
  const stays = ([key, { kind }]: readonly [string, Answer]) =>
    key === velocity || (key.startsWith('website:') && kind === 'known')
  return Object.fromEntries(answers.filter(stays))
}

function earlierDraw(events: readonly LeadEvent[]): number | null {
  const draw = events.findLast(({ kind }) => kind === 'lead.decided')?.payload['draw']
  return typeof draw === 'number' ? draw : null
}

/** A code that the person has entered. */
async function possessionAnswer(tx: Tx, leadId: LeadId): Promise<Answers> {
  const proof = await tx.codes.proof(leadId)
  if (!proof) return {}
  const answer: Answer = { kind: 'known', value: proof, source: 'own_records', at: proof.at }
  return { [lookupKey({ kind: 'possession' })]: answer }
}

function historyAnswer({ emailKey, phoneKey }: LeadRecord, history: History, at: string): Answers {
  if (!emailKey && !phoneKey) return {}
  const lookup: Lookup = { kind: 'history', emailKey, phoneKey }
  return {
    [lookupKey(lookup)]: {
      kind: 'known',
      value: history as unknown as Json,
      source: 'own_records',
      at,
    } satisfies Answer,
  }
}

type Settling = Prepared & { readonly record: LeadRecord; readonly options: AssessOptions; readonly assessed: Assessed }

/** Writes what was decided: events, findings, score, contact, place. */
async function settle(ctx: Context, tx: Tx, settling: Settling): Promise<void> {
  const { record, options, input, placement, assessed } = settling
  const { lead } = record
  const at = ctx.now()
  const worked = record.outcome !== null
  const placed = worked ? null : await placeLead(ctx, tx, settling)
  await tx.leads.append(
    lead.id,
    lineEvents(ctx, { input, assessed, placed, placement, again: options.again?.reason ?? null, at }),
  )
  await tx.leads.saveAssessment(
    lead.id,
    {
      ...assessed,
      assignment: placed && !placed.goesOn ? placed.assignment : null,
      checkAt: placed?.checkAt ?? null,
      first: !options.again,
    },
    at,
  )
  if (!options.again) await tx.leads.indexWords(lead.id, searchWords(lead))
  await tx.leads.change(lead.id, {
    status: worked ? 'closed' : statusAfter(assessed),
    verdict: assessed.decision.verdict,
    tier: assessed.decision.tier,
    score: assessed.score?.score ?? null,
    snippet: snippetOf(input.lead.message, assessed.reading),
    sampledWith: assessed.decision.sampledWith ?? record.sampledWith,
    ...(placed
      ? {
          assigneeId: placed.assignment.userId,
          queue: placed.assignment.queue,
          respondBy: placed.assignment.respondBy,
          inPilot: placed.inPilot,
        }
      : {}),
  })
}

const statusAfter = ({ decision }: Assessed) =>
  decision.next === 'route' ? 'open' : decision.next === 'review' ? 'review' : 'quarantined'
