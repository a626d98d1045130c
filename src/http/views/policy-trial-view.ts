import type { PolicyTrial } from '../../app/policy/simulate-policy.ts'
import type { ExpectedWins, WinSpan } from '../../core/decide/expect-wins.ts'
import type { Counts } from '../../core/decide/simulate.ts'
import type { PolicyEffect } from '../contract/policy-trial.ts'

/** What a policy would have done, as the API says it. */
export function policyTrialView(trial: PolicyTrial): PolicyEffect {
  const { before, after, changes, wins, expected, replayed, first, last, days, reps, buys } = trial
  return {
    leads: Object.values(before.verdicts).reduce((sum, count) => sum + count, 0),
    first: first && new Date(first).toISOString(),
    last: last && new Date(last).toISOString(),
    days,
    reps,
    changed: changes.length,
    buys,
    before: sideView(before),
    after: sideView(after),
    wins_kept: wins.kept,
    wins_lost: wins.lost,
    wins_gained: wins.gained,
    expected_before: expectedView(expected.before),
    expected_after: expectedView(expected.after),
    replayed: { ...replayed },
  }
}

const sideView = ({
  tiers,
  verdicts,
  calls,
  letters,
  winsCalled,
  amountCalled,
  asked,
  askedCost,
  codes,
}: Counts): PolicyEffect['before'] => ({
  tiers: { ...tiers },
  verdicts: { ...verdicts },
  calls,
  letters,
  wins: winsCalled,
  amount: amountCalled,
  asked: { ...asked },
  asked_cost: askedCost,
  codes,
})

const expectedView = ({ weeks, judgedBy, ...span }: ExpectedWins): PolicyEffect['expected_before'] => ({
  ...spanView(span),
  judged_by: judgedBy,
  weeks: weeks.map((week) => ({ week: week.week, ...spanView(week), came: week.came, open: week.open })),
})

const spanView = ({ leads, expected, low, high }: WinSpan) => ({ leads, expected, low, high })
