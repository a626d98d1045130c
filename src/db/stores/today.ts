import { type Kysely, sql } from 'kysely'
import type { TodayFigures } from '../../app/ports/lead-list.ts'
import type { Tier } from '../../core/decide/tier.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'
import { isoOrNull } from './lead-row.ts'

type Window = { readonly now: string; readonly from: string; readonly yesterdayFrom: string; readonly timeZone: string }

/** What a manager asks of the day, each answer one aggregate over an index. */
export async function todayFigures(
  tx: Kysely<Tables>,
  workspaceId: WorkspaceId,
  window: Window,
): Promise<TodayFigures> {
  const waiting = await sql<{ tier: Tier; count: number; oldest_at: Date | null; late: number }>`
    select tier, count(*)::int as count, min(received_at) as oldest_at, (count(*) filter (where respond_by < ${window.now}::timestamptz))::int as late
    from leads where workspace_id = ${workspaceId} and status = 'open' and first_contact_at is null and tier is not null group by tier`.execute(
    tx,
  )
  const queues = await sql<{ queue: string; count: number; oldest_at: Date | null }>`
    select case status when 'open' then queue when 'quarantined' then 'quarantine' else status end as queue, count(*)::int as count, min(received_at) as oldest_at
    from leads where workspace_id = ${workspaceId} and (status in ('review', 'quarantined') or (status = 'open' and queue is not null))
    group by 1`.execute(tx)
  const arrivals = await sql<{ hour: number; source: string; tier: Tier | null; count: number }>`
    select extract(hour from received_at at time zone ${window.timeZone})::int as hour, coalesce(source, channel) as source, tier, count(*)::int as count
    from leads where workspace_id = ${workspaceId} and received_at >= ${window.from}::timestamptz and received_at <= ${window.now}::timestamptz
    group by 1, 2, 3 order by 1`.execute(tx)
  const totals = await sql<{ today: number; yesterday: number; hot: number; won: number }>`
    select (count(*) filter (where received_at >= ${window.from}::timestamptz))::int as today,
      (count(*) filter (where received_at < ${window.from}::timestamptz))::int as yesterday,
      (count(*) filter (where received_at >= ${window.from}::timestamptz and tier = 'hot'))::int as hot,
      (select count(*)::int from outcomes where workspace_id = ${workspaceId} and kind = 'won' and at >= ${window.from}::timestamptz) as won
    from leads where workspace_id = ${workspaceId} and received_at >= ${window.yesterdayFrom}::timestamptz and received_at <= ${window.now}::timestamptz`.execute(
    tx,
  )
  const total = totals.rows[0]!
  return {
    waiting: waiting.rows.map((row) => ({
      tier: row.tier,
      count: row.count,
      oldestAt: isoOrNull(row.oldest_at),
      late: row.late,
    })),
    queues: queues.rows.map((row) => ({ queue: row.queue, count: row.count, oldestAt: isoOrNull(row.oldest_at) })),
    reps: await repsToday(tx, workspaceId, window),
    arrivals: arrivals.rows,
    totals: { today: total.today, yesterday: total.yesterday, hotToday: total.hot, wonToday: total.won },
  }
}

type RepRow = {
  id: UserId
  name: string
  presence: 'free' | 'busy' | 'away'
  closer: boolean
  junior: boolean
  load: number
  capacity: number
  late: number
  answered: number
  median_minutes: number | null
  accepted: number
  declined: number
}

async function repsToday(tx: Kysely<Tables>, workspaceId: WorkspaceId, window: Window): Promise<TodayFigures['reps']> {
  const { rows } = await sql<RepRow>`
    select u.id, u.name, u.presence, u.closer, u.junior, u.capacity,
      coalesce(held.load, 0)::int as load, coalesce(held.late, 0)::int as late, coalesce(answered.count, 0)::int as answered, answered.median_minutes,
      coalesce(said.accepted, 0)::int as accepted, coalesce(said.declined, 0)::int as declined
    from users u
    left join lateral (
      select count(*) as load, count(*) filter (where first_contact_at is null and respond_by < ${window.now}::timestamptz) as late
      from leads l where l.workspace_id = ${workspaceId} and l.assignee_id = u.id and l.status = 'open') held on true
    left join lateral (
      select count(*) as count, percentile_cont(0.5) within group (order by extract(epoch from first_contact_at - received_at) / 60) as median_minutes
      from leads l where l.workspace_id = ${workspaceId} and l.assignee_id = u.id and l.first_contact_at >= ${window.from}::timestamptz
        and l.received_at >= ${window.from}::timestamptz - interval '30 days') answered on true
    left join lateral (
      select count(*) filter (where accepted_at >= ${window.from}::timestamptz) as accepted,
        count(*) filter (where declined_at >= ${window.from}::timestamptz) as declined
      from assignments a where a.workspace_id = ${workspaceId} and a.user_id = u.id and a.at >= ${window.from}::timestamptz - interval '30 days') said on true
    where u.workspace_id = ${workspaceId} and u.active and u.role in ('rep', 'manager') order by u.name`.execute(tx)
  return rows.map(({ answered, median_minutes: minutes, ...rep }) => ({
    ...rep,
    answeredToday: answered,
    medianAnswerMinutes: minutes,
  }))
}
