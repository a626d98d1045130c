import { expect, it } from 'vitest'
import { changesSeen, policyChanges } from './policy-changes.ts'

const policy = {
  version: 3,
  thresholds: { warm: 31, promising: 51, hot: 71 },
  mustVerify: { anyOf: ['email', 'phone'] },
  evidence: {
    weights: [
      { check: 'email.mx', outcome: 'fail', points: 2 },
      { check: 'email.mx', outcome: 'warn', points: 1 },
    ],
  },
  idealCustomer: { criteria: [{ id: 'size', weight: 'nice', when: { kind: 'known', fact: 'companySize' } }] },
  deadlines: { hot: { kind: 'working_minutes', minutes: 10 }, cold: null },
}

it('says each value that differs by its place, entries of lists by their names', () => {
  const after = {
    ...policy,
    version: 4,
    thresholds: { hot: 75, promising: 51, warm: 31 },
    mustVerify: { anyOf: ['phone'] },
    evidence: {
      weights: [
        { check: 'email.mx', outcome: 'warn', points: 1 },
        { check: 'email.mx', outcome: 'fail', points: 3 },
      ],
    },
    idealCustomer: { criteria: [{ id: 'region', weight: 'must' }] },
    deadlines: { hot: { kind: 'working_minutes', minutes: 10 }, cold: { kind: 'working_minutes', minutes: 60 } },
  }
  expect(policyChanges(policy, after)).toEqual([
    { path: ['thresholds', 'hot'], from: 71, to: 75 },
    { path: ['mustVerify', 'anyOf'], from: ['email', 'phone'], to: ['phone'] },
    { path: ['evidence', 'weights', 'email.mx fail', 'points'], from: 2, to: 3 },
    { path: ['idealCustomer', 'criteria', 'size'], from: policy.idealCustomer.criteria[0], to: undefined },
    { path: ['idealCustomer', 'criteria', 'region'], from: undefined, to: { id: 'region', weight: 'must' } },
    { path: ['deadlines', 'cold'], from: null, to: { kind: 'working_minutes', minutes: 60 } },
  ])
})

it('no change is none, whatever the order of keys; what was seen names both versions and every value', () => {
  expect(policyChanges(policy, { ...policy, version: 9 })).toEqual([])
  const changes = policyChanges(policy, { ...policy, name: 'x' })
  expect(changesSeen(changes, [3, 4])).toBe(changesSeen(changes, [3, 4]))
  expect(changesSeen(changes, [3, 5])).not.toBe(changesSeen(changes, [3, 4]))
  expect(changesSeen([], [3, 4])).not.toBe(changesSeen(changes, [3, 4]))
})
