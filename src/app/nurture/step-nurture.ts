import type { Decision } from '../../core/decide/decision.ts'
import type { LeadId } from '../../core/lead/ids.ts'
import { entryFacts } from '../../core/nurture/entry.ts'
import { renderLetter } from '../../core/nurture/letter.ts'
import { mayBegin } from '../../core/nurture/may-begin.ts'
import { type LeaveReason, type NurtureAction, nextStep, sequenceFor, startOf } from '../../core/nurture/next-step.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import type { Reading } from '../../core/read/reading.ts'
import { assessLead } from '../assess-lead.ts'
import { mayContactLead } from '../consent/may-contact.ts'
import { preferencesPath } from '../consent/preferences-link.ts'
import type { Context } from '../context.ts'
import { sendSoon } from '../deliver/send-soon.ts'
import type { LeadEvent, LeadRecord } from '../ports/lead-store.ts'
import type { Enrolment } from '../ports/nurture-store.ts'
import type { Tx } from '../ports/store.ts'
import { reopenLead } from '../work/reopen-lead.ts'
import { languageOf, letterValues } from './letter-values.ts'
import { removedSequences, sequencesInForce } from './sequences-in-force.ts'
import { whatHappened } from './what-happened.ts'

/** A step leads to the next at most so often at once. */
const mostSteps = 20
const weekMs = 7 * 86_400_000

/**
 * Does what is due for a lead in letters: enrols it where a sequence is for it, sends, waits, branches, lets it go. May be called at any
 * time and again: what is done is read from what is recorded. A lead that has become worth a call comes back to people, with the reason.
 */
export async function stepNurture(ctx: Context, leadId: LeadId): Promise<void> {
  const after = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.hold(leadId)
    if (!record || record.lead.isTest || record.lead.channel === 'import') return null
    const events = await tx.leads.events(leadId)
    const enrolment = (await tx.nurture.running(leadId)) ?? (await enrol(ctx, tx, { record, events }))
    return enrolment && run(ctx, tx, { record, events, enrolment })
  })
  if (after === 'look_again') await assessLead(ctx, leadId, { again: { reason: 'nurture.look_again' } })
  if (after === 'reopen') await reopenLead(ctx, leadId)
  if (after === 'again') await stepNurture(ctx, leadId)
  if (after) ctx.live.publish(ctx.workspaceId, { kind: 'lead', id: leadId, at: ctx.now() })
}

type Seen = { readonly record: LeadRecord; readonly events: readonly LeadEvent[] }

const lastPayload = (events: readonly LeadEvent[], kind: string) =>
  events.findLast((event) => event.kind === kind)?.payload

/** A lead that a letter is to answer, or that was lost for now, begins the first sequence that is for it. */
async function enrol(ctx: Context, tx: Tx, { record, events }: Seen): Promise<Enrolment | null> {
  if (!record.lead.email) return null
  const decision = lastPayload(events, 'lead.decided')?.['decision'] as Decision | undefined
  const isLost = record.status === 'closed' && record.outcome === 'lost'
  const isForLetter = record.status === 'open' && decision?.answer === 'letter' && record.firstContactAt === null
  if (!isLost && !isForLetter) return null
  const reading = (lastPayload(events, 'lead.read')?.['reading'] as Reading | undefined) ?? null
  const { findings, score } = await tx.leads.assessment(record.lead.id)
  const facts = entryFacts({ ...record, findings, reading, score, isLost })
  const open = (await sequencesInForce(ctx, tx)).filter(({ active }) => active).map(({ sequence }) => sequence)
  const sequence = sequenceFor(open, facts)
  const past = await tx.nurture.past(record.lead.id)
  const lostAt = isLost ? record.closedAt : null
  if (!sequence || !mayBegin(sequence.id, past, { tier: record.tier, lostAt })) return null
  const now = ctx.now()
  const enrolment = {
    id: ctx.newId(),
    leadId: record.lead.id,
    sequence: sequence.id,
    state: startOf(sequence, now),
    startedTier: record.tier,
    startedAt: now,
    nextAt: now,
  }
  await tx.nurture.begin(enrolment)
  await tell(ctx, tx, record.lead.id, 'nurture.entered', { sequence: sequence.id })
  return { ...enrolment, endedAt: null, reason: null }
}

type Running = Seen & { readonly enrolment: Enrolment }
/** `again`: it was lost, or its sequence is gone; another one may be for it. */
type After = 'stepped' | 'look_again' | 'reopen' | 'again'

async function run(ctx: Context, tx: Tx, running: Running): Promise<After> {
  const { record, enrolment } = running
  const all = [...(await sequencesInForce(ctx, tx)), ...(await removedSequences(tx))]
  const found = all.find(({ sequence }) => sequence.id === enrolment.sequence)
  if (!found?.active && !found?.finishing) return leave(ctx, tx, { ...running, reason: 'sequence_off', toList: false })
  const { sequence } = found
  const happened = await whatHappened(tx, running)
  let { state } = enrolment
  let after: After = 'stepped'
  for (let step = 0; step < mostSteps; step += 1) {
    const now = ctx.now()
    const terms = await termsOf(ctx, tx, { ...running, sequence })
    const action: NurtureAction = nextStep({ sequence, state, events: happened, now, terms })
    if (action.kind === 'leave') {
      const left = await leave(ctx, tx, { ...running, ...action })
      return left === 'stepped' ? after : left
    }
    state = action.state
    if (action.kind === 'wait') {
      await tx.nurture.keep(enrolment.id, state, action.until)
      await tx.jobs.send('nurture.step', [{ workspaceId: ctx.workspaceId, leadId: record.lead.id }], {
        startAt: new Date(action.until).toISOString(),
      })
      return after
    }
    if (action.kind === 'look_again') after = 'look_again'
    else await send(ctx, tx, { ...running, sequence, letter: action.letter })
  }
  await tx.nurture.keep(enrolment.id, state, ctx.now())
  return after
}

type InSequence = Running & { readonly sequence: Sequence }

async function termsOf(ctx: Context, tx: Tx, running: InSequence) {
  const { record, sequence } = running
  const now = ctx.now()
  const permission = await mayContactLead(tx, record, { purpose: 'marketing', channel: 'email', at: now })
  const { timeZone } = await tx.workspace.load()
  const since = new Date(Date.parse(now) - weekMs).toISOString()
  const { language, values } = await writing(ctx, tx, running)
  return {
    marketingAllowed: permission.allowed,
    timeZone,
    sentLately: await tx.nurture.marketingSince(record.lead.id, since),
    incompleteLetters: Object.entries(sequence.letters)
      .filter(([, letter]) => renderLetter(letter, language, values).kind === 'incomplete')
      .map(([id]) => id),
  }
}

async function writing(ctx: Context, tx: Tx, { record, events }: Seen) {
  const workspace = await tx.workspace.load()
  const settings = await tx.nurture.letterSettings()
  const unsubscribe = `${ctx.publicUrl}${await preferencesPath(ctx, tx, record.lead.id)}`
  const reading = (lastPayload(events, 'lead.read')?.['reading'] as Reading | undefined) ?? null
  const language = languageOf(record, reading, workspace.country)
  return { language, values: letterValues({ record, workspace, settings, unsubscribe, language }) }
}

async function send(ctx: Context, tx: Tx, sending: InSequence & { readonly letter: string }): Promise<void> {
  const { record, enrolment, sequence, letter } = sending
  const { language, values } = await writing(ctx, tx, sending)
  const text = sequence.letters[letter]!
  const rendered = renderLetter(text, language, values)
  if (rendered.kind !== 'letter') return
  const now = ctx.now()
  const { subject, body } = rendered
  await sendSoon(ctx.workspaceId, tx, [
    {
      id: ctx.newId(),
      kind: 'letter',
      topic: letter,
      leadId: record.lead.id,
      userId: null,
      endpointId: null,
      cause: `letter:${enrolment.id}:${letter}`,
      payload: { purpose: text.purpose, language, subject, body, sequence: sequence.id },
      createdAt: now,
      nextAt: now,
    },
  ])
}

type Leaving = Running & { readonly reason: LeaveReason; readonly toList: boolean }

/** The end of a sequence. Where a person is called for, the lead's timeline says why, its holder is told, and a lost lead is open again. */
async function leave(ctx: Context, tx: Tx, { record, enrolment, reason, toList }: Leaving): Promise<After> {
  const { id } = record.lead
  await tx.nurture.end(enrolment.id, ctx.now(), reason)
  await tell(ctx, tx, id, 'nurture.left', { sequence: enrolment.sequence, reason })
  if (!toList) return reason === 'lost' || reason === 'sequence_off' ? 'again' : 'stepped'
  await tell(ctx, tx, id, 'nurture.warmed_up', { sequence: enrolment.sequence, reason, user: record.assigneeId })
  return record.status === 'closed' ? 'reopen' : 'stepped'
}

const tell = (ctx: Context, tx: Tx, leadId: LeadId, kind: string, payload: Record<string, unknown>): Promise<void> =>
  tx.leads.append(leadId, [{ kind, at: ctx.now(), actor: 'system:letters', payload }])
