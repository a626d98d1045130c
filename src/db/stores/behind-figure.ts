import { type RawBuilder, sql } from 'kysely'
import type { BehindAsked } from '../../app/ports/lead-list.ts'
import type { Figure } from '../../core/measure/behind.ts'

const verdict = sql`coalesce(f.verdict, leads.verdict)`
const wasCalled = sql`exists (select from lead_events e where e.lead_id = leads.id and e.kind = 'call.logged')`

const won = sql`leads.outcome = 'won' and not f.is_repeat`

/** What a lead must be to count, by its first decision (f) and its outcome; open leads of before `lostBefore` count as lost unless they were turned away. */
function countsOf(lostBefore: string): Readonly<Record<Figure, RawBuilder<unknown>>> {
  const closed = sql`not f.is_repeat and (leads.outcome is not null
    or (${verdict} is distinct from 'rejected' and leads.received_at < ${lostBefore}::timestamptz))`
  return {
    ...counts,
    closed,
    hot_closed: sql`${closed} and f.tier = 'hot'`,
    verified_closed: sql`${closed} and ${verdict} = 'verified'`,
    unverified_closed: sql`${closed} and ${verdict} is distinct from 'verified'`,
  }
}

type Timeless = Exclude<Figure, 'closed' | 'hot_closed' | 'verified_closed' | 'unverified_closed'>

const counts: Readonly<Record<Timeless, RawBuilder<unknown>>> = {
  all: sql`true`,
  verified: sql`${verdict} = 'verified'`,
  review: sql`${verdict} = 'review'`,
  rejected: sql`${verdict} = 'rejected'`,
  not_real: sql`${verdict} = 'verified' and leads.outcome = 'disqualified'`,
  hot: sql`f.tier = 'hot'`,
  called: sql`(f.answer = 'call' or leads.sampled_with is not null)`,
  won,
  hot_won: sql`${won} and f.tier = 'hot'`,
  won_then: sql`leads.outcome = 'won'`,
  called_nonbuyer: sql`(leads.outcome = 'disqualified' or ${verdict} = 'rejected' or f.nonbuyer is not null) and ${wasCalled}`,
  called_lost: sql`leads.outcome = 'lost' and ${wasCalled}`,
}

const groupOf = {
  city: sql`lower(btrim(leads.city))`,
  source: sql`lower(btrim(leads.source))`,
  language: sql`lower(f.language)`,
  country: sql`lower(f.country)`,
  region: sql`lower(btrim(f.region))`,
} as const

/** Whether a row of `leads` is one of those behind a figure. */
export function isBehind({ figure, from, to, group, lostBefore }: BehindAsked): RawBuilder<boolean> {
  const time = figure === 'won_then' ? sql`leads.closed_at` : sql`leads.received_at`
  return sql<boolean>`(${time} >= ${from}::timestamptz and ${time} < ${to}::timestamptz and not leads.is_test and exists (
    select from lead_firsts f where f.lead_id = leads.id and ${countsOf(lostBefore)[figure]}
      ${group ? sql`and coalesce(${groupOf[group.by]}, '') = ${group.value.toLowerCase()}` : sql``}))`
}
