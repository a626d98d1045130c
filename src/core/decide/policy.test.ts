import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { describe, expect, it } from 'vitest'
import { blankLead } from '../lead/blank-lead.ts'
import { factsOf } from './facts.ts'
import { type Policy, parsePolicy } from './policy.ts'
import { policySchema } from './policy-schema.ts'

const folder = new URL('../../../data/policy/', import.meta.url)
const defaultJson = readFileSync(new URL('default.json', folder), 'utf8')
const copy = (): Record<string, unknown> => JSON.parse(defaultJson) as Record<string, unknown>

/** A copy of the default policy in which one place holds another value; undefined takes it out. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const whole = copy()
  let at = whole as Record<string | number, unknown>
  for (const step of path.slice(0, -1)) at = at[step] as Record<string | number, unknown>
  if (value === undefined) delete at[path.at(-1)!]
  else at[path.at(-1)!] = value
  return whole
}

const faultsOf = (json: unknown) => {
  const parsed = parsePolicy(json)
  return parsed.kind === 'faults' ? parsed.faults.map(({ path, code }) => `${path} ${code}`) : []
}

describe('the policy format', () => {
  it('keeps data/policy/policy.schema.json equal to the parser (update: vitest run src/core/decide/policy.test.ts -u)', async () => {
    await expect(`${JSON.stringify(policySchema, null, 2)}\n`).toMatchFileSnapshot(
      new URL('policy.schema.json', folder).pathname,
    )
  })

  it('accepts the default policy', () => {
    expect(parsePolicy(copy()).kind).toBe('policy')
  })

  it.each<[string, readonly (string | number)[], unknown, string]>([
    ['a missing part', ['routing'], undefined, '/routing missing'],
    ['an unknown key', ['colour'], 'red', '/colour unknown_key'],
    ['a wrong type', ['thresholds', 'hot'], '71', '/thresholds/hot wrong_type'],
    ['a fraction', ['thresholds', 'hot'], 71.5, '/thresholds/hot wrong_type'],
    ['a number out of range', ['sampling', 'rate'], 1.2, '/sampling/rate too_large'],
    ['a wrong word', ['nonbuyers', 'spam'], 'burn', '/nonbuyers/spam wrong_value'],
    ['a wrong time', ['workingHours', 'week', 'mon', 0, 'from'], '9:00', '/workingHours/week/mon/0/from wrong_form'],
    ['an unknown kind of deadline', ['deadlines', 'hot', 'kind'], 'soon', '/deadlines/hot/kind wrong_value'],
    ['a deadline without its number', ['deadlines', 'hot', 'minutes'], undefined, '/deadlines/hot/minutes missing'],
    ['a condition of no kind', ['strong', 0, 'when'], { fact: 'webdriver' }, '/strong/0/when/kind wrong_value'],
    ['a single flag that rejects', ['evidence', 'rejectNeedsGroups'], 1, '/evidence/rejectNeedsGroups too_small'],
  ])('names the place of %s, as another validator does', (_what, path, value, expected) => {
    const json = changed(path, value)
    expect(faultsOf(json)).toContain(expected)
    expect(reference.safeParse(json).success).toBe(false)
  })

  it.each<[string, readonly (string | number)[], unknown, string]>([
    ['thresholds that do not rise', ['thresholds', 'promising'], 80, '/thresholds/hot not_rising'],
    ['an unknown zone', ['workingHours', 'timeZone'], 'Asia/Atlantis', '/workingHours/timeZone unknown_time_zone'],
    [
      'an interval that runs backwards',
      ['workingHours', 'week', 'mon', 0, 'to'],
      '08:00',
      '/workingHours/week/mon/0 not_rising',
    ],
    [
      'a fact that does not exist',
      ['strong', 0, 'when'],
      { kind: 'known', fact: 'moonPhase' },
      '/strong/0/when unknown_fact',
    ],
    [
      'the tier before it is known',
      ['strong', 0, 'when'],
      { kind: 'known', fact: 'tier' },
      '/strong/0/when unknown_fact',
    ],
    ['steps without a queue', ['routing', 'steps', 'hot'], ['closers'], '/routing/steps/hot no_queue'],
  ])('refuses %s', (_what, path, value, expected) => {
    expect(faultsOf(changed(path, value))).toContain(expected)
  })

  it('lets a routing rule ask for the tier', () => {
    const rule = { id: 'vip', when: { kind: 'is', fact: 'tier', value: 'hot' }, users: ['u1'], steps: [] }
    expect(faultsOf(changed(['routing', 'rules'], [rule]))).toEqual([])
  })

  it.each([null, 1, 'text', [], { format: 1 }])('survives %j', (json) => {
    expect(parsePolicy(json).kind).toBe('faults')
  })

  it('survives conditions nested without end', () => {
    let when: unknown = { kind: 'known', fact: 'score' }
    for (let depth = 0; depth < 5_000; depth += 1) when = { kind: 'not', of: when }
    expect(faultsOf(changed(['strong', 0, 'when'], when))[0]).toMatch(/too_deep$/)
  })
})

const reference = z.fromJSONSchema(policySchema as Parameters<typeof z.fromJSONSchema>[0])

it('agrees with zod on the default policy', () => {
  expect(reference.safeParse(copy()).success).toBe(true)
  expect((copy() as unknown as Policy).version).toBe(1)
})

it('has every fact named in docs/policy.md', () => {
  const guide = readFileSync(new URL('../../../docs/policy.md', import.meta.url), 'utf8')
  const facts = factsOf({ lead: blankLead('x', '2026-01-01T00:00:00Z'), findings: [], reading: null, score: null })
  for (const name of Object.keys(facts)) expect(guide).toMatch(new RegExp(`\\b${name}\\b`))
})
