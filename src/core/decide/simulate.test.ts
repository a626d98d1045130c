import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { blankLead } from '../lead/blank-lead.ts'
import { type Policy, parsePolicy } from './policy.ts'
import { type PastCase, simulate } from './simulate.ts'

const parsed = parsePolicy(
  JSON.parse(readFileSync(new URL('../../../data/policy/default.json', import.meta.url), 'utf8')),
)
if (parsed.kind !== 'policy') throw new Error('the default policy is broken')
const policy: Policy = parsed.policy

const past = (score: number, won: boolean): PastCase => ({
  lead: { ...blankLead(`lead-${score}`, '2026-03-11T10:00:00+05:00'), phone: '+77010000000' },
  findings: [],
  reading: null,
  score: {
    modelId: 'base',
    probability: score / 100,
    score,
    low: 0,
    high: 1,
    rank: 0,
    ownDataShare: 0,
    novelty: 0,
    contributions: [],
  },
  listHits: [],
  override: null,
  outcome: { won, amount: won ? 100 : 0 },
})

it('says which leads move, and which wins a threshold costs', () => {
  const cases = [past(20, false), past(52, true), past(56, false), past(68, true), past(90, true)]
  const stricter = { ...policy, thresholds: { warm: 31, promising: 60, hot: 65 } }
  const { before, after, changes } = simulate(cases, policy, stricter)
  expect(before.tiers).toEqual({ cold: 1, warm: 0, promising: 3, hot: 1 })
  expect(after.tiers).toEqual({ cold: 1, warm: 2, promising: 0, hot: 2 })
  expect([before.calls, after.calls]).toEqual([4, 2])
  expect([before.winsCalled, after.winsCalled]).toEqual([3, 2])
  expect([before.amountCalled, after.amountCalled]).toEqual([300, 200])
  expect(changes.map(({ leadId, to }) => `${leadId} ${to.tier}`)).toEqual([
    'lead-52 warm',
    'lead-56 warm',
    'lead-68 hot',
  ])
})

it('changes nothing under the same policy', () => {
  expect(simulate([past(40, false), past(80, true)], policy, policy).changes).toEqual([])
})
