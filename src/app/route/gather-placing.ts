import type { Policy } from '../../core/decide/policy.ts'
import type { ContactId, UserId } from '../../core/lead/ids.ts'
import type { Tier } from '../../core/decide/tier.ts'
import { atWorkFrom } from '../../core/route/at-work.ts'
import type { RepSnapshot } from '../../core/route/assignment.ts'
import { type CloserRecord, closerRates } from '../../core/route/closer-rates.ts'
import { levelOf } from '../../core/route/fairness.ts'
import { leadKind } from '../../core/route/lead-kind.ts'
import type { PilotDraw } from '../../core/route/pilot.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { Context } from '../context.ts'
import type { LeadRecord } from '../ports/lead-store.ts'
import type { Tx } from '../ports/store.ts'

/** What routing is given besides the lead and its decision: everything that the world knew at that moment. Stored with the event. */
export type Placing = {
  readonly reps: readonly RepSnapshot[]
  readonly now: string
  readonly holidays: readonly string[]
  /** Who knows the contact. */
  readonly owner: UserId | null
  readonly busyUntil?: Readonly<Record<string, string>>
  readonly winRates?: Readonly<Record<string, number>>
  readonly recentHotLeads?: Readonly<Record<string, number>>
  readonly rotationLevels?: Readonly<Record<string, number>>
  readonly excluded?: readonly string[]
  readonly promisedBy?: string | null
  readonly pilot?: PilotDraw | null
}

type Asked = {
  readonly lead: Lead
  readonly owner: UserId | null
  readonly policy: Policy
  readonly tier: Tier
  readonly excluded?: readonly UserId[]
}

/** Hot leads of so many days count for the fairness of closers. */
const fairnessDays = 14
/** Stands for "no hours to come". */
const never = '9999-12-31T00:00:00Z'

/** Gathers it. Call under the lock `routing`, so that loads are counted right. */
export async function gatherPlacing(ctx: Context, tx: Tx, asked: Asked): Promise<Placing> {
  const { policy, owner, excluded = [] } = asked
  const now = ctx.now()
  const pilot = await tx.team.pilot()
  const draw = pilot && { users: pilot.users, sources: pilot.sources, turn: ctx.chance() }
  return {
    reps: await tx.people.reps(),
    now,
    holidays: ctx.engines.holidays(policy.workingHours.holidays, now),
    owner,
    busyUntil: await notAtWork(ctx, tx, policy),
    ...(await learnedFor(tx, asked, now)),
    ...(policy.routing.balance === 'rotation' || pilot ? { rotationLevels: await levels(tx) } : {}),
    ...(excluded.length > 0 ? { excluded } : {}),
    ...(draw ? { pilot: draw } : {}),
  }
}

/** Whoever knows the contact: who holds this lead, else who held the last one of the same person. */
export async function ownerOf(
  tx: Tx,
  { record, contactId }: { readonly record: LeadRecord; readonly contactId: ContactId | null },
): Promise<UserId | null> {
  if (record.assigneeId) return record.assigneeId
  const [known] = await tx.leads.related({ contactId, emailKey: null, phoneKey: null, except: record.lead.id, most: 1 })
  return known?.assigneeId ?? null
}

/** Until when people are not at work: their own hours and holidays, and absences to the minute. Those at work are left out. */
export async function notAtWork(ctx: Context, tx: Tx, policy: Policy): Promise<Readonly<Record<string, string>>> {
  const now = ctx.now()
  const plain = { hours: policy.workingHours, holidays: ctx.engines.holidays(policy.workingHours.holidays, now) }
  // Most people follow the policy's hours and are there: computed once.
  const usual = atWorkFrom(now, { ...plain, absences: [] })
  const until = (await tx.team.calendars(now)).map(({ userId, hours, absences }) => {
    const own = hours ? { hours, holidays: ctx.engines.holidays(hours.holidays, now) } : plain
    const from = hours === null && absences.length === 0 ? usual : atWorkFrom(now, { ...own, absences })
    return [userId, from ?? never] as const
  })
  return Object.fromEntries(until.filter(([, from]) => from !== now))
}

/** Since when hot leads count for the fairness among closers. */
export const fairSince = (now: string): string => new Date(Date.parse(now) - fairnessDays * 86_400_000).toISOString()

async function learnedFor(
  tx: Tx,
  { lead, policy, tier }: Asked,
  now: string,
): Promise<Pick<Placing, 'winRates' | 'recentHotLeads'>> {
  if (policy.routing.closers !== 'best_first' || tier !== 'hot') return {}
  const stored = await tx.team.learned('closer_rates')
  const records = (stored?.body as { readonly records: readonly CloserRecord[] } | undefined)?.records ?? []
  return {
    winRates: Object.fromEntries(closerRates(records, leadKind(lead)).map(({ userId, ratio }) => [userId, ratio])),
    recentHotLeads: await tx.team.hotLeadsSince(fairSince(now)),
  }
}

async function levels(tx: Tx): Promise<Readonly<Record<string, number>>> {
  return Object.fromEntries((await tx.team.rotation()).map((place) => [place.userId, levelOf(place)]))
}
