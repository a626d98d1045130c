import type { LeadId, UserId } from '../../core/lead/ids.ts'
import type { NoticeTopic } from '../../core/notice/notice.ts'
import type { Assignment } from '../../core/route/assignment.ts'
import { sendSoon } from '../deliver/send-soon.ts'
import type { NewDelivery } from '../ports/delivery-store.ts'
import type { LeadEvent } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'
import type { Here, Told } from './announce.ts'

type Wanted = {
  readonly topic: NoticeTopic
  readonly to: UserId | 'leaders'
  readonly mark: string
  readonly except?: string
}

/** Whether an event brings a notice to somebody. */
export const concernsPeople = (event: Omit<LeadEvent, 'id'>): boolean => noticesFor(event).length > 0

/** Notices to people, for the events that concern them. */
export async function addNotices(here: Here, tx: Tx, { leadId, events }: Told): Promise<void> {
  const wanted = events.flatMap((event) => noticesFor(event).map((one) => ({ ...one, at: event.at })))
  for (const one of wanted) {
    const people = one.to === 'leaders' ? await leaders(tx, one.except) : [one.to]
    for (const userId of people) {
      const cause = await causeOf(tx, { ...one, leadId, userId })
      if (cause) await sendSoon(here.workspaceId, tx, [noticeOf(here, { ...one, leadId, userId, cause })])
    }
  }
}

function noticesFor({ kind, actor, payload }: Omit<LeadEvent, 'id'>): readonly Wanted[] {
  const mark = String(payload['respondBy'] ?? '')
  switch (kind) {
    case 'lead.routed': {
      const { userId, queue } = payload['assignment'] as Assignment
      if (userId) return [{ topic: 'assigned', to: userId, mark }]
      return queue === 'fallback' ? [{ topic: 'nobody_free', to: 'leaders', mark: '' }] : []
    }
    case 'lead.assigned': {
      const to = payload['user'] ?? payload['to']
      const isPerson = typeof to === 'string' && /^[\da-f-]{36}$/.test(to)
      return isPerson && actor !== `user:${to}` ? [{ topic: 'assigned', to: to as UserId, mark }] : []
    }
    case 'lead.set_aside':
      return [{ topic: 'nobody_free', to: 'leaders', mark: '' }]
    case 'deadline.near':
      return payload['user'] ? [{ topic: 'deadline_near', to: payload['user'] as UserId, mark }] : []
    case 'deadline.passed':
      return [{ topic: 'deadline_passed', to: 'leaders', mark, except: String(payload['user'] ?? '') }]
    case 'lead.warmed_up':
    case 'nurture.warmed_up':
      return payload['user'] ? [{ topic: 'warmed_up', to: payload['user'] as UserId, mark: '' }] : []
    default:
      return []
  }
}

/** Those who lead the team: managers, else administrators. */
async function leaders(tx: Tx, except = ''): Promise<readonly UserId[]> {
  const active = (await tx.people.all()).filter((person) => person.active && person.id !== except)
  const managers = active.filter(({ role }) => role === 'manager')
  return (managers.length > 0 ? managers : active.filter(({ role }) => role === 'administrator')).map(({ id }) => id)
}

type About = Omit<Wanted, 'to'> & { readonly leadId: LeadId; readonly userId: UserId }

/**
 * Names a notice by what it is about, so that being told twice brings one. A lead that is decided again and stays with the same person is no
 * news to them; one that went elsewhere and came back is.
 */
async function causeOf(tx: Tx, { topic, leadId, userId, mark }: About): Promise<string | null> {
  if (topic !== 'assigned') return `${topic}:${leadId}:${userId}:${mark}`
  const last = await tx.deliveries.lastNotice(leadId, topic)
  return last?.userId === userId ? null : `${topic}:${leadId}:${userId}:${last?.id ?? 'first'}`
}

type Notice = Pick<About, 'topic' | 'leadId' | 'userId'> & { readonly cause: string; readonly at: string }

function noticeOf(here: Here, { topic, leadId, userId, cause, at }: Notice): NewDelivery {
  return {
    id: here.newId(),
    kind: 'notice',
    topic,
    leadId,
    userId,
    endpointId: null,
    cause,
    payload: {},
    createdAt: at,
    nextAt: at,
  }
}
