import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { parsePolicy, type Policy } from '../decide/policy.ts'
import { blankLead } from '../lead/blank-lead.ts'
import type { Finding } from './finding.ts'
import { climb, nextRung, type Rung } from './ladder.ts'

const parsed = parsePolicy(
  JSON.parse(readFileSync(new URL('../../../data/policy/default.json', import.meta.url), 'utf8')),
)
const policy = (parsed as { readonly policy: Policy }).policy
const lead = { ...blankLead('l', '2026-01-05T10:00:00Z'), email: 'a@alfa.kz', phone: '+77019182736' }
const rung = (id: string, check: string | null, cost: number, friction = 0): Rung => ({
  id,
  check,
  cost,
  delayMs: 0,
  friction,
})
const rungs = [
  rung('code', 'possession', 0, 1),
  rung('hlr', 'phone.live', 5),
  rung('verifier', 'email.verifier', 3),
  rung('company', null, 1),
]
const finding = (check: string, outcome: Finding['outcome'], reason = 'x'): Finding => ({
  check,
  outcome,
  reason,
  evidence: {},
})
const next = (
  findings: readonly Finding[],
  over: Partial<Policy> = {},
  listHits: [] | [{ list: 'deny'; match: 'email'; reason: null }] = [],
) =>
  nextRung(rungs, {
    lead,
    findings,
    reading: null,
    score: null,
    policy: { ...policy, ...over },
    listHits,
    override: null,
  })?.id ?? null
const noProfile = { idealCustomer: { ...policy.idealCustomer, criteria: [] } }

it('buys nothing for a lead that is plain either way', () => {
  expect(next([finding('phone.valid', 'pass')], noProfile)).toBeNull()
  expect(next([], noProfile, [{ list: 'deny', match: 'email', reason: null }])).toBeNull()
})

it('buys the cheapest that could tip a doubtful one, and asks for a code last', () => {
  const doubtful = [finding('name.plausible', 'fail'), finding('origin.agent', 'warn')]
  expect(next(doubtful, noProfile)).toBe('verifier')
  expect(
    next([...doubtful, finding('email.verifier', 'unknown'), finding('phone.live', 'unknown')], noProfile),
  ).not.toBeNull()
  const asked = rungs.filter(({ id }) => id === 'code')
  const input = { lead, findings: doubtful, reading: null, score: null, policy, listHits: [], override: null }
  expect(nextRung(asked, input)?.id).toBe('code')
})

it('asks for company data only where the profile is open', () => {
  expect(next([finding('phone.valid', 'pass')])).toBe('company')
  const closed = { idealCustomer: { ...policy.idealCustomer, criteria: [] } }
  expect(next([finding('phone.valid', 'pass')], closed)).toBeNull()
})

it('is climbed again with the answers of then, as far as they leave the decision open', () => {
  const doubtful = [finding('name.plausible', 'fail'), finding('origin.agent', 'warn')]
  const services = rungs.filter(({ id }) => id === 'hlr' || id === 'verifier')
  const again = (findings: readonly Finding[], asksCode = true) =>
    climb(
      services,
      { lead, findings, reading: null, score: null, policy: { ...policy, ...noProfile }, listHits: [], override: null },
      asksCode,
    )
  // Nothing was asked then: both might have been, and a code after them.
  expect(again(doubtful)).toEqual({ rungs: ['verifier', 'hlr'], cost: 8, code: true })
  expect(again(doubtful, false).code).toBe(false)
  // Answers of then are bought again; one of a code is no reason to ask for none.
  const known = [...doubtful, finding('email.verifier', 'unknown'), finding('possession', 'pass')]
  expect(again(known)).toEqual({ rungs: ['verifier', 'hlr'], cost: 8, code: true })
  expect(again([finding('phone.valid', 'pass')])).toEqual({ rungs: [], cost: 0, code: false })
})
