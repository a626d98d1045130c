import { type CriteriaSeen, criteriaSeen } from './criteria-seen.ts'
import type { Decision } from '../core/decide/decision.ts'
import type { Override } from '../core/decide/decide.ts'
import type { LeadId } from '../core/lead/ids.ts'
import { touchedLead } from '../core/lead/touched.ts'
import type { Reading } from '../core/read/reading.ts'
import { inOwnWords } from '../core/score/own-words.ts'
import type { Score } from '../core/score/score.ts'
import type { Finding } from '../core/verify/finding.ts'
import type { Assignment } from '../core/route/assignment.ts'
import { type ContactShown, showContact } from './contacts/show-contact.ts'
import { type Opening, suggestOpening } from '../core/reach/opening.ts'
import type { WaitingWorth } from '../core/route/worth.ts'
import type { Context } from './context.ts'
import { type WhatsappReach, whatsappReach } from './deliver/whatsapp-window.ts'
import { worthOf } from './list-leads.ts'
import { requireRight } from './permission.ts'
import { hidesScore, withoutScore } from './pilot-view.ts'
import type { RunningAssignment } from './ports/clock-store.ts'
import type { LeadEvent, LeadRecord } from './ports/lead-store.ts'
import { learnedWaiting } from './route/show-routing.ts'
import { leadNotFound } from './work/change-lead.ts'
import { touchesDecided } from './touches-since.ts'
import { lastOverride } from './work/last-override.ts'
import type { DisputeDirection } from '../core/learn/disputes.ts'

const mostRelated = 20

export type LeadShown = {
  readonly record: LeadRecord
  readonly assigneeName: string | null
  readonly findings: readonly Finding[]
  readonly score: Score | null
  readonly reading: Reading | null
  readonly decision: Decision | null
  /** On what each answer of the ideal customer profile rests. */
  readonly criteriaSeen: CriteriaSeen
  readonly override: (Override & { readonly byName: string }) | null
  readonly assignment: (Assignment & { readonly at: string }) | null
  readonly related: readonly LeadRecord[]
  readonly contact: ContactShown | null
  /** What a minute of waiting costs; null for a lead that does not wait. */
  readonly worth: WaitingWorth | null
  /** The score is kept from who asks: they work as before while a pilot runs. */
  readonly asBefore: boolean
  readonly opening: Opening
  /** How WhatsApp leads to them; null where it does not. */
  readonly whatsapp: WhatsappReach | null
  /** The assignment that runs: since when, and whether it was accepted. */
  readonly running: RunningAssignment | null
  readonly events: readonly (LeadEvent & { readonly actorName: string | null; readonly toName: string | null })[]
  readonly disputes: readonly {
    id: string
    at: string
    by: string
    direction: DisputeDirection
    reason: string
  }[]
}

/** Everything that is known of one lead, for its page. */
export async function showLead(ctx: Context, leadId: LeadId): Promise<LeadShown> {
  requireRight(ctx.actor, 'seeLeads')
  return ctx.store.atOneMoment(ctx.workspaceId, async (tx) => {
    const record = await tx.leads.load(leadId)
    if (!record) throw leadNotFound()
    const events = await tx.leads.events(leadId)
    const names = new Map((await tx.people.all()).map((person) => [person.id as string, person.name]))
    // Quotes are places in the text that the last decision read.
    const shown = {
      ...record,
      lead: { ...record.lead, message: touchedLead(record.lead, touchesDecided(events)).message },
    }
    const last = (kind: string) => events.findLast((event) => event.kind === kind)
    const override = lastOverride(events)
    const pilot = await tx.team.pilot()
    const asBefore = hidesScore(ctx, pilot, record)
    const assessment = await tx.leads.assessment(leadId)
    const reading = (last('lead.read')?.payload['reading'] as Reading | undefined) ?? null
    const { country } = await tx.workspace.load()
    const related = await tx.leads.related({
      contactId: record.contactId,
      emailKey: record.emailKey,
      phoneKey: record.phoneKey,
      except: leadId,
      most: mostRelated,
    })
    return {
      record: asBefore ? withoutScore(shown) : shown,
      assigneeName: record.assigneeId ? (names.get(record.assigneeId) ?? null) : null,
      findings: assessment.findings,
      score: asBefore || !assessment.score ? null : inOwnWords(assessment.score, record.lead),
      reading,
      worth: asBefore ? null : worthOf(record, await learnedWaiting(tx), ctx.now()),
      asBefore,
      opening: suggestOpening({
        name: isPersonsName(assessment.findings) ? record.lead.name : null,
        reading,
        language: record.lead.language,
        fallback: languageOfCountry(country),
      }),
      whatsapp: await whatsappReach(tx, record, ctx.now()),
      running: await tx.clocks.running(leadId),
      decision: (last('lead.decided')?.payload['decision'] as Decision | undefined) ?? null,
      criteriaSeen: asBefore ? {} : await criteriaSeen(tx, record, events),
      override: override && { ...override, byName: names.get(override.by) ?? override.by },
      assignment: placedBy(events),
      // Tests and inquiries of people stay apart, whatever address a test bears.
      related: related.filter(({ lead }) => lead.isTest === record.lead.isTest),
      contact: await showContact(tx, record, events),
      events: events.map((event) => ({
        ...event,
        actorName: actorName(event.actor, names),
        toName: names.get(String(givenTo(event.payload))) ?? null,
      })),
      disputes: await tx.leads.disputes(leadId),
    }
  })
}

/** A name that no check doubts: a greeting with a made-up one is worse than none. */
const isPersonsName = (findings: readonly Finding[]): boolean =>
  !findings.some(({ check, outcome }) => check === 'name.plausible' && (outcome === 'fail' || outcome === 'warn'))

/** In which language to write where neither the message nor the lead says. */
const languageOfCountry = (country: string) => (country === 'IL' ? 'he' : 'ru')

/** How the lead came to where it is: by the line, or by a person. */
function placedBy(events: readonly LeadEvent[]): (Assignment & { readonly at: string }) | null {
  const event = events.findLast(({ kind }) => kind === 'lead.routed' || kind === 'lead.assigned')
  if (!event) return null
  if (event.kind === 'lead.routed') return { ...(event.payload['assignment'] as Assignment), at: event.at }
  return {
    userId: null,
    queue: null,
    respondBy: null,
    reason: 'by_person',
    detail: (event.payload['reason'] as string | null) ?? null,
    at: event.at,
  }
}

/** The id of whom a lead was given to, whoever gave it. */
function givenTo(payload: LeadEvent['payload']): unknown {
  const assignment = payload['assignment'] as Assignment | null | undefined
  return assignment?.userId ?? payload['to'] ?? payload['userId']
}

function actorName(actor: string | null, names: ReadonlyMap<string, string>): string | null {
  if (actor === null) return null
  return actor.startsWith('user:') ? (names.get(actor.slice(5)) ?? null) : actor
}
