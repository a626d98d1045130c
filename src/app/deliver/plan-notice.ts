import { languageOfTag } from '../../core/lead/language.ts'
import { instantOf, localTimeOf } from '../../core/route/zone.ts'
import { tiers } from '../../core/decide/tier.ts'
import { nextChannel, type TriedChannel } from '../../core/notice/next-channel.ts'
import { noticeText } from '../../core/notice/notice-text.ts'
import type { NoticeAbout, NoticeTopic } from '../../core/notice/notice.ts'
import { quietUntil } from '../../core/notice/quiet-hours.ts'
import type { Context } from '../context.ts'
import { openWays, type Way } from '../notices/open-ways.ts'
import { defaultPreferences } from '../notices/default-preferences.ts'
import type { Delivery } from '../ports/delivery-store.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { NoticePreferences } from '../ports/notice-store.ts'
import type { Person } from '../ports/people-store.ts'
import type { Tx } from '../ports/store.ts'
import { paceOf } from './pace.ts'
import type { Plan } from './plan.ts'

/** A notice that is older than this is no longer news: the lead is on the list anyway. */
const staleMs = 12 * 3_600_000

/** How a notice goes to its person now: by the next of their channels, later, or not at all. */
export async function planNotice(ctx: Context, tx: Tx, delivery: Delivery): Promise<Plan> {
  const now = ctx.now()
  const person = delivery.userId && (await tx.people.find(delivery.userId))
  const record = delivery.leadId && (await tx.leads.load(delivery.leadId))
  if (!person || !record || !person.active) return { kind: 'end', state: 'cancelled', code: 'person_gone' }
  const preferences = (await tx.notices.preferences(person.id)) ?? defaultPreferences
  const moot = mootness(delivery, record, preferences)
  if (moot) return { kind: 'end', state: 'cancelled', code: moot }
  const workspace = await tx.workspace.load()
  const quiet = quietUntil(preferences.quiet, workspace.timeZone, now)
  if (quiet) return { kind: 'later', at: quiet }
  if (Date.parse(now) - Date.parse(delivery.createdAt) > staleMs && !preferences.quiet)
    return { kind: 'end', state: 'failed', code: delivery.code ?? 'too_late' }
  const about = await aboutLead(tx, record, { timeZone: workspace.timeZone, forLeader: isForLeaders(delivery) })
  return byNextChannel(ctx, tx, { delivery, person, preferences, about })
}

type Choosing = {
  readonly delivery: Delivery
  readonly person: Person
  readonly preferences: NoticePreferences
  readonly about: NoticeAbout
}

async function byNextChannel(ctx: Context, tx: Tx, { delivery, person, preferences, about }: Choosing): Promise<Plan> {
  const now = ctx.now()
  const language = languageOfTag(person.locale) ?? 'en'
  const topic = delivery.topic as NoticeTopic
  const message = {
    id: delivery.id,
    topic,
    language,
    ...noticeText(topic, about, language),
    leadId: delivery.leadId!,
    url: `${ctx.publicUrl}/leads/${topic === 'assigned' ? 'mine' : 'all'}/${delivery.leadId}`,
  }
  const ways = await openWays(ctx, tx, { person, preferences, message })
  if (ways.length === 0) return { kind: 'end', state: 'cancelled', code: 'no_channel' }
  const tried: TriedChannel[] = [...(await tx.deliveries.attempts([delivery.id]))]
  let { round } = delivery
  for (;;) {
    const next = nextChannel(
      ways.map(({ channel }) => channel),
      tried,
      round,
    )
    if (next.kind === 'give_up') return { kind: 'end', state: 'failed', code: delivery.code ?? 'no_channel' }
    if (next.kind === 'wait') {
      const at = new Date(Date.parse(now) + next.waitMs).toISOString()
      return { kind: 'later', at, changes: { round: next.round } }
    }
    const way = ways.find(({ channel }) => channel === next.channel)!
    const turn = await paceOf(tx, { pace: way.pace, slotTaken: delivery.slotTaken, now })
    if (turn.kind === 'go') return sendPlan(way, round)
    if (turn.kind === 'slot') return { kind: 'later', at: turn.at, changes: { slotTaken: true, round } }
    // The service asked to be left alone for longer than the lead should wait: by the next one, then.
    tried.push({ channel: next.channel, round, result: 'temporary' })
    if (ways.length === 1) return { kind: 'later', at: turn.at, changes: { round } }
    round = next.round
  }
}

const sendPlan = ({ channel, pace, send }: Way, round: number): Plan => ({
  kind: 'send',
  channel,
  round,
  repeatable: false,
  paceKey: pace?.key ?? null,
  send,
})

const isForLeaders = ({ topic }: Delivery): boolean => topic === 'deadline_passed' || topic === 'nobody_free'

/** Why the notice is no longer wanted, if so: the lead was answered, closed, or is somebody else's. */
function mootness(delivery: Delivery, record: LeadRecord, { leastTier }: NoticePreferences): string | null {
  if (record.status !== 'open') return 'lead_not_open'
  if (delivery.topic === 'nobody_free') return record.assigneeId === null ? null : 'lead_taken'
  if (record.firstContactAt !== null && delivery.topic !== 'warmed_up') return 'lead_answered'
  if (!isForLeaders(delivery) && record.assigneeId !== delivery.userId) return 'lead_elsewhere'
  const below = leastTier !== null && record.tier !== null && tiers.indexOf(record.tier) < tiers.indexOf(leastTier)
  return below && delivery.topic === 'assigned' ? 'below_wish' : null
}

async function aboutLead(
  tx: Tx,
  { lead, score, tier, snippet, respondBy, assigneeId }: LeadRecord,
  { timeZone, forLeader }: { readonly timeZone: string; readonly forLeader: boolean },
): Promise<NoticeAbout> {
  const holder = forLeader && assigneeId ? await tx.people.find(assigneeId) : null
  const { name, company, source } = lead
  return {
    name,
    company,
    source,
    score,
    tier,
    snippet,
    respondBy: respondBy && clock(respondBy, timeZone),
    holder: holder?.name ?? null,
  }
}

function clock(at: string, timeZone: string): string {
  const { minute } = localTimeOf(instantOf(at), timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
