import { readFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Decision } from '../decide/decision.ts'
import { type Policy, parsePolicy, type RoutingRule } from '../decide/policy.ts'
import { type Tier, tiers } from '../decide/tier.ts'
import { blankLead } from '../lead/blank-lead.ts'
import type { UserId } from '../lead/ids.ts'
import type { RepSnapshot } from './assignment.ts'
import { type RouteInput, routeLead, traceRoute } from './route.ts'

const parsed = parsePolicy(
  JSON.parse(readFileSync(new URL('../../../data/policy/default.json', import.meta.url), 'utf8')),
)
if (parsed.kind !== 'policy') throw new Error('the default policy is broken')
const policy = parsed.policy

const rep = (userId: string, changes: Partial<RepSnapshot> = {}): RepSnapshot => ({
  userId: userId as UserId,
  closer: false,
  junior: false,
  available: true,
  load: 0,
  capacity: 20,
  languages: ['ru', 'kk'],
  lastAssignedAt: null,
  ...changes,
})
const decided = (tier: Tier, changes: Partial<Decision> = {}): Decision => ({
  policyVersion: 1,
  verdict: 'verified',
  tier,
  reasons: [],
  icp: [],
  next: 'route',
  answer: 'call',
  sampledWith: null,
  ...changes,
})
const closers = [rep('asel', { closer: true, load: 3 }), rep('bolat', { closer: true, load: 1 })]
const team = [...closers, rep('dina', { load: 5 }), rep('erlan', { junior: true })]
const now = '2026-11-18T10:00:00+05:00'
const route = (tier: Tier, changes: Partial<RouteInput> = {}) =>
  routeLead({ lead: blankLead('l1', now), decision: decided(tier), reps: team, policy, now, ...changes })
const withRouting = (changes: Partial<Policy['routing']>): Policy => ({
  ...policy,
  routing: { ...policy.routing, ...changes },
})
const away = (all: readonly RepSnapshot[]) => all.map((one) => ({ ...one, available: false }))

describe('by tier', () => {
  it('gives a hot lead to the least loaded closer, within a quarter of an hour', () => {
    expect(route('hot')).toEqual({
      userId: 'bolat',
      queue: null,
      respondBy: '2026-11-18T10:15:00+05:00',
      reason: 'closer_least_loaded',
      detail: null,
    })
  })

  it('breaks ties by who has waited longest', () => {
    const tied = [
      rep('a', { closer: true, lastAssignedAt: '2026-11-18T04:00:00Z' }),
      rep('b', { closer: true, lastAssignedAt: '2026-11-18T08:30:00+05:00' }),
    ]
    expect(route('hot', { reps: tied }).userId).toBe('b')
    expect(route('hot', { reps: [...tied, rep('c', { closer: true })] }).userId).toBe('c')
  })

  it('gives promising ones to any rep by load, the same day', () => {
    expect(route('promising')).toMatchObject({
      userId: 'bolat',
      reason: 'any_rep_by_load',
      respondBy: '2026-11-18T18:00:00+05:00',
    })
  })

  it('gives the rest to juniors or the shared queue', () => {
    expect(route('warm')).toMatchObject({ userId: 'erlan', reason: 'junior_by_load' })
    expect(route('warm', { reps: closers })).toMatchObject({ queue: 'shared', reason: 'below_promising' })
    expect(route('cold')).toMatchObject({ queue: 'shared', respondBy: null })
  })

  it('works a cold lead of the random sample', () => {
    expect(route('cold', { decision: decided('cold', { sampledWith: 0.05 }) }).userId).toBe('bolat')
  })
})

describe('when people are not there', () => {
  it('goes from closers to any rep, then to whoever is free in time, then to the fallback queue', () => {
    const others = team.slice(2)
    expect(route('hot', { reps: [...away(closers), ...others] })).toMatchObject({
      userId: 'dina',
      reason: 'any_rep_by_load',
    })
    const full = closers.map((one) => ({ ...one, load: one.capacity }))
    expect(route('hot', { reps: full })).toMatchObject({
      queue: 'fallback',
      reason: 'no_eligible_rep',
      detail: 'full: 2',
    })
    expect(route('hot', { reps: away(team) })).toMatchObject({ queue: 'fallback', detail: 'away: 4' })
    expect(route('hot', { reps: [] })).toMatchObject({
      queue: 'fallback',
      detail: 'no reps',
      respondBy: '2026-11-18T10:15:00+05:00',
    })
  })

  it('passes over a busy closer, but takes one who is free before the deadline rather than nobody', () => {
    const busyUntil = { bolat: '2026-11-18T10:10:00+05:00', asel: '2026-11-18T12:00:00+05:00' }
    expect(route('hot', { busyUntil }).userId).toBe('dina')
    expect(route('hot', { busyUntil, reps: closers })).toMatchObject({ userId: 'bolat' })
    expect(route('hot', { busyUntil, reps: closers.slice(0, 1) })).toMatchObject({
      queue: 'fallback',
      detail: 'busy: 1',
    })
  })

  it('skips holidays', () => {
    expect(route('hot', { holidays: ['2026-11-18'] }).respondBy).toBe('2026-11-19T09:15:00+05:00')
  })
})

describe('who knows the lead', () => {
  const hebrew = { ...blankLead('l2', now), language: 'he' }
  const speaker = rep('noa', { closer: true, load: 9, languages: ['he', 'en'] })

  it('prefers somebody who speaks the language', () => {
    expect(route('hot', { lead: hebrew, reps: [...team, speaker] }).userId).toBe('noa')
    expect(route('hot', { lead: hebrew }).userId).toBe('bolat')
    const strict = withRouting({ languages: 'require' })
    expect(route('hot', { lead: hebrew, policy: strict })).toMatchObject({ queue: 'fallback', detail: 'language: 4' })
  })

  it('returns a known contact to its owner unless away', () => {
    expect(route('hot', { owner: 'dina' as UserId })).toMatchObject({ userId: 'dina', reason: 'owner_of_contact' })
    expect(route('hot', { owner: 'dina' as UserId, reps: [...closers, ...away(team.slice(2))] }).userId).toBe('bolat')
    expect(route('hot', { owner: 'left' as UserId }).userId).toBe('bolat')
  })

  it('takes the best closer where the policy says so', () => {
    const best = withRouting({ closers: 'best_first' })
    const winRates = { asel: 1.5, bolat: 0.9 }
    expect(route('hot', { policy: best, winRates, recentHotLeads: { asel: 9, bolat: 2 } }).userId).toBe('bolat')
    expect(route('hot', { policy: best, winRates })).toMatchObject({
      userId: 'asel',
      reason: 'closer_best',
    })
    // Somebody without a record yet stands at the mean: before those below it, after those above.
    expect(route('hot', { policy: best, winRates: { asel: 0.5, dina: 0.9 } }).userId).toBe('bolat')
    expect(route('hot', { policy: best, winRates: { asel: 1.5, dina: 0.9 } }).userId).toBe('asel')
    expect(route('hot', { policy: best, winRates: {} }).reason).toBe('closer_least_loaded')
  })
})

describe('skills, exclusions and the pilot', () => {
  const rule: RoutingRule = {
    id: 'crm',
    when: { kind: 'is', fact: 'tier', value: 'hot' },
    users: [],
    skills: ['crm'],
    steps: ['everyone', 'shared'],
  }
  const skilled = team.map((one) => (one.userId === 'dina' ? { ...one, skills: ['crm', 'erp'] } : one))

  it('keeps a rule to people with its skills, and its queue where nobody has them', () => {
    const withRule = withRouting({ rules: [rule] })
    expect(route('hot', { policy: withRule, reps: skilled })).toMatchObject({ userId: 'dina', detail: 'crm' })
    expect(route('hot', { policy: withRule })).toMatchObject({ userId: null, queue: 'shared', reason: 'rule' })
  })

  it('leaves out whoever passed it on, and says so', () => {
    expect(route('hot', { excluded: ['bolat'] }).userId).toBe('asel')
    const all = team.map(({ userId }) => userId)
    expect(route('hot', { excluded: all })).toMatchObject({ queue: 'fallback', detail: 'excluded: 4' })
  })

  it('gives the sources of a pilot to its people, and goes round with all else', () => {
    const pilot = { users: ['asel'], sources: ['instagram'], turn: 0 }
    const from = (source: string) => ({ ...blankLead('l1', now), source })
    const inside = traceRoute({ lead: from('instagram'), decision: decided('hot'), reps: team, policy, now, pilot })
    expect(inside).toMatchObject({ side: 'score', assignment: { userId: 'asel', reason: 'closer_least_loaded' } })
    const outside = traceRoute({ lead: from('google'), decision: decided('hot'), reps: team, policy, now, pilot })
    expect(outside).toMatchObject({ side: 'arrival', assignment: { reason: 'as_before' } })
    expect(outside.assignment.userId).not.toBe('asel')
  })

  it('splits leads by heads where only people are chosen', () => {
    const side = (turn: number) =>
      traceRoute({
        lead: blankLead('l1', now),
        decision: decided('hot'),
        reps: team,
        policy,
        now,
        pilot: { users: ['asel'], sources: [], turn },
      }).side
    expect([side(0.24), side(0.26)]).toEqual(['score', 'arrival'])
  })

  it('takes nobody who is back at the last minute only', () => {
    const busyUntil = { asel: '2026-11-18T10:09:00+05:00', bolat: '2026-11-18T10:14:00+05:00' }
    const closed = team.filter(({ closer }) => closer)
    expect(route('hot', { reps: closed, busyUntil }).userId).toBe('asel')
    expect(route('hot', { reps: closed.slice(1), busyUntil }).queue).toBe('fallback')
  })
})

it('follows the rotation where the policy says so', () => {
  const rotation = withRouting({ balance: 'rotation' })
  expect(route('hot', { policy: rotation, rotationLevels: { asel: 3, bolat: 4 } }).userId).toBe('asel')
})

describe('rules', () => {
  const rule: RoutingRule = {
    id: 'named_account',
    when: { kind: 'in', fact: 'emailDomain', values: ['big.example'] },
    users: ['dina'],
    steps: ['shared'],
    deadline: { kind: 'working_minutes', minutes: 5 },
  }
  const big = { ...blankLead('l3', now), email: 'a@big.example' }

  it('come first, and fall to their own steps', () => {
    const ruled = withRouting({ rules: [rule] })
    expect(route('cold', { lead: big, policy: ruled })).toMatchObject({
      userId: 'dina',
      reason: 'rule',
      respondBy: '2026-11-18T10:05:00+05:00',
    })
    expect(route('cold', { lead: big, policy: ruled, reps: away(team) })).toMatchObject({
      queue: 'shared',
      reason: 'rule',
      detail: 'named_account',
    })
    expect(route('hot', { policy: ruled }).userId).toBe('bolat')
  })

  it('may name the fallback queue themselves', () => {
    const ruled = withRouting({ rules: [{ ...rule, users: [], steps: ['fallback'] }] })
    expect(route('hot', { lead: big, policy: ruled })).toMatchObject({
      queue: 'fallback',
      reason: 'rule',
      detail: 'named_account',
    })
  })

  it('may ask for the tier', () => {
    const vip: RoutingRule = { id: 'vip', when: { kind: 'is', fact: 'tier', value: 'hot' }, users: ['dina'], steps: [] }
    expect(route('hot', { policy: withRouting({ rules: [vip] }) }).userId).toBe('dina')
    expect(route('promising', { policy: withRouting({ rules: [vip] }) }).userId).toBe('bolat')
  })
})

describe('leads held back', () => {
  it('wait in queues with a deadline for the look', () => {
    expect(route('hot', { decision: decided('hot', { next: 'review' }) })).toMatchObject({
      queue: 'review',
      respondBy: '2026-11-18T10:15:00+05:00',
    })
    expect(route('cold', { decision: decided('cold', { next: 'review' }) }).respondBy).toBe('2026-11-18T12:00:00+05:00')
    expect(route('hot', { decision: decided('hot', { next: 'quarantine' }) })).toMatchObject({
      queue: 'quarantine',
      respondBy: null,
    })
  })
})

const anyRep = fc.record({
  closer: fc.boolean(),
  junior: fc.boolean(),
  available: fc.boolean(),
  load: fc.nat(5),
  capacity: fc.nat(5),
})

it('always names exactly one place, never a person who cannot, whatever the order of the team', () => {
  fc.assert(
    fc.property(fc.array(anyRep, { maxLength: 6 }), fc.constantFrom(...tiers), (people, tier) => {
      const reps = people.map((one, index) => rep(`u${index}`, one))
      const { assignment, considered } = traceRoute({
        lead: blankLead('l', now),
        decision: decided(tier),
        reps,
        policy,
        now,
      })
      expect((assignment.userId === null) !== (assignment.queue === null)).toBe(true)
      const chosen = considered.find(({ userId }) => userId === assignment.userId)
      expect(chosen?.hindrance ?? null).toBeNull()
      expect(route(tier, { reps: reps.toReversed(), lead: blankLead('l', now) })).toEqual(assignment)
    }),
    { numRuns: 300, seed: 3 },
  )
})
