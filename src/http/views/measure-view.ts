import type { PipelineForecast, showForecastParts } from '../../app/measure/show-forecast.ts'
import type { Channels } from '../../app/measure/show-channels.ts'
import type { Fairness, Watch } from '../../app/measure/show-watch.ts'
import type { CostRecord } from '../../app/ports/measure-store.ts'
import type { Forecast, MonthForecast } from '../../core/measure/forecast.ts'
import type { PromiseState } from '../../core/measure/promise-alarm.ts'
import type {
  ChannelsView,
  CostView,
  ForecastPartsView,
  ForecastView,
  GroupsView,
  PromiseView,
  WatchView,
} from '../contract/measure.ts'

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

export function promiseView(promise: PromiseState): PromiseView {
  const { deals, expectedWins, wins, evidence, brokenAt, brokenSince, broke, direction } = promise
  return {
    deals,
    expected_wins: expectedWins,
    wins,
    evidence,
    broken_at: brokenAt,
    broke:
      broke === null || brokenSince === null
        ? null
        : { since: brokenSince, deals: broke.deals, expected_wins: broke.expectedWins, wins: broke.wins },
    direction,
  }
}

export function watchView({ since, promise, reliability, weeks, drift }: Watch): WatchView {
  return {
    since,
    promise: promiseView(promise),
    reliability: [...reliability],
    weeks: [...weeks],
    drift: drift.map(({ hasMoved, risen, unseen, ...one }) => ({
      ...one,
      has_moved: hasMoved,
      risen: [...risen],
      unseen: [...unseen],
    })),
  }
}

export function groupsView({ groups, missed }: Fairness): GroupsView {
  return {
    groups: groups.map(({ isNew, ...group }) => ({ ...group, is_new: isNew })),
    missed: {
      called_wins: missed.calledWins,
      sampled: missed.sampled,
      sampled_wins: missed.sampledWins,
      missed: missed.missed,
      low: missed.low,
      high: finite(missed.high),
      recall: missed.recall,
    },
  }
}

export function channelsView({ channels, waste, currency }: Channels): ChannelsView {
  return {
    currency,
    items: channels.map(({ costPerLead, costPerVerified, costPerWin, rejectedBy, notReal, trend, ...one }) => ({
      ...one,
      not_real: notReal,
      cost_per_lead: costPerLead,
      cost_per_verified: costPerVerified,
      cost_per_win: costPerWin,
      rejected_by: [...rejectedBy],
      trend: [...trend],
    })),
    waste: {
      calls: waste.calls,
      calls_on_nonbuyers: waste.callsOnNonbuyers,
      calls_on_lost: waste.callsOnLost,
      wasted_cost: waste.wastedCost,
      verified: waste.verified,
      unverified: waste.unverified,
      rejected_but_won: [...waste.rejectedButWon],
      verified_but_disqualified: [...waste.verifiedButDisqualified],
    },
  }
}

const monthView = ({ fromOpen, ...month }: MonthForecast) => ({ ...month, from_open: fromOpen })

const foretoldView = ({ months, past, covered }: Forecast) => ({
  covered,
  months: months.map(monthView),
  past: past.map(({ actualWins, actualRevenue, actualCalls, ...one }) => ({
    ...monthView(one),
    actual_wins: actualWins,
    actual_revenue: actualRevenue,
    actual_calls: actualCalls,
  })),
})

export function forecastView({ currency, people, perPersonWeek, ...forecast }: PipelineForecast): ForecastView {
  return { currency, people, per_person_week: perPersonWeek, ...foretoldView(forecast) }
}

export function forecastPartsView({
  parts,
  covered,
  currency,
}: Awaited<ReturnType<typeof showForecastParts>>): ForecastPartsView {
  return { currency, covered, parts: parts.map((one) => ({ group: one.group, name: one.name, ...foretoldView(one) })) }
}

export function costView({ id, source, from, to, amount, createdAt }: CostRecord): CostView {
  return { id, source, from, to, amount, created_at: createdAt }
}
