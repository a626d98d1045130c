import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { UserId } from '../lead/ids.ts'
import { blankLead } from '../lead/blank-lead.ts'
import type { Lead } from '../lead/lead.ts'
import type { NonbuyerKind, Reading } from '../read/reading.ts'
import type { Score } from '../score/score.ts'
import type { Finding, FindingOutcome } from '../verify/finding.ts'
import { type DecideInput, decide } from './decide.ts'
import type { ListHit } from './lists.ts'
import { type Criterion, type Policy, parsePolicy } from './policy.ts'

const parsed = parsePolicy(
  JSON.parse(readFileSync(new URL('../../../data/policy/default.json', import.meta.url), 'utf8')),
)
if (parsed.kind !== 'policy') throw new Error('the default policy is broken')
const policy = parsed.policy

const lead: Lead = { ...blankLead('lead-1', '2026-03-11T10:00:00+05:00'), channel: 'form', phone: '+7 701 000 00 00' }
const quiet: Reading = {
  lang: 'ru',
  signals: [],
  authority: 'unknown',
  nonbuyer: null,
  deadline: null,
  next_step: null,
  rank: 2,
  evidence: 'strong',
  grounds: [],
}

const scored = (score: number): Score => ({
  modelId: 'base',
  probability: score / 100,
  score,
  low: 0,
  high: 1,
  rank: 50,
  ownDataShare: 0,
  novelty: 0,
  contributions: [],
})
const found = (check: string, outcome: FindingOutcome, reason = 'because'): Finding => ({
  check,
  outcome,
  reason,
  evidence: {},
})
const nonbuyer = (kind: NonbuyerKind, evidence: Reading['evidence'] = 'strong'): Reading => ({
  ...quiet,
  nonbuyer: kind,
  rank: 0,
  evidence,
})
const make = (changes: Partial<DecideInput> = {}) =>
  decide({ lead, findings: [], reading: quiet, score: scored(86), policy, listHits: [], override: null, ...changes })
const codes = (changes: Partial<DecideInput>) => make(changes).reasons.map(({ code }) => code)

describe('tiers', () => {
  it.each([
    [0, 'cold'],
    [30, 'cold'],
    [31, 'warm'],
    [50, 'warm'],
    [51, 'promising'],
    [70, 'promising'],
    [71, 'hot'],
    [100, 'hot'],
  ] as const)('%i is %s', (score, tier) => {
    expect(make({ score: scored(score) }).tier).toBe(tier)
  })

  it('places a lead that objects to being scored by the policy, and says so', () => {
    const decision = make({ score: null })
    expect(decision.tier).toBe('promising')
    expect(decision.reasons.map(({ code }) => code)).toContain('not_scored')
  })

  it('never calls a message cold that it could not read', () => {
    const unread: Reading = { ...quiet, evidence: 'none' }
    const asked = { ...lead, message: 'бдымщ' }
    expect(make({ lead: asked, reading: unread, score: scored(12) })).toMatchObject({ tier: 'warm', answer: 'call' })
    expect(make({ lead: asked, reading: unread, score: scored(60) }).tier).toBe('promising')
    expect(make({ lead, reading: unread, score: scored(12) })).toMatchObject({ tier: 'cold', answer: 'letter' })
    expect(codes({ lead: asked, reading: unread })).toEqual(['text_not_understood'])
  })

  it('answers below promising by letter, above by call', () => {
    expect(make({ score: scored(12) }).answer).toBe('letter')
    expect(make({ score: scored(60) }).answer).toBe('call')
  })
})

describe('verdict', () => {
  it('verifies a lead against which nothing speaks', () => {
    expect(make()).toMatchObject({ verdict: 'verified', next: 'route', tier: 'hot' })
  })

  it('never rejects for a single flag, however heavy', () => {
    const checks = [...policy.evidence.weights.map(({ check }) => check.replace('*', '.burst')), 'some.new_check']
    for (const check of checks) expect(make({ findings: [found(check, 'fail')] }).verdict).not.toBe('rejected')
  })

  it('adds findings of different groups up', () => {
    const phone = found('phone.fake', 'fail', 'repeated_digits')
    const agent = found('origin.agent', 'fail', 'automation')
    expect(make({ findings: [found('name.plausible', 'fail')] }).verdict).toBe('verified')
    expect(make({ findings: [agent] }).verdict).toBe('review')
    expect(make({ findings: [phone, agent] })).toMatchObject({
      verdict: 'rejected',
      next: 'quarantine',
      answer: 'none',
    })
  })

  it('does not count one story twice', () => {
    const both = [found('email.mx', 'fail'), found('email.syntax', 'fail'), found('email.disposable', 'fail')]
    expect(make({ findings: both }).verdict).toBe('review')
  })

  it('weighs what speaks for a lead', () => {
    const against = [found('origin.behaviour', 'warn'), found('name.plausible', 'fail')]
    expect(make({ findings: against }).verdict).toBe('review')
    expect(make({ findings: [...against, found('email.mailbox', 'pass')] }).verdict).toBe('verified')
  })

  it('charges nothing for unknown by default, and what the policy says otherwise', () => {
    const findings = ['email.mx', 'phone.carrier', 'origin.network'].map((check) => found(check, 'unknown'))
    expect(make({ findings }).verdict).toBe('verified')
    const strict: Policy = {
      ...policy,
      evidence: { ...policy.evidence, otherwise: { ...policy.evidence.otherwise, unknown: 1 } },
    }
    expect(make({ findings, policy: strict }).verdict).toBe('review')
  })

  it('rejects honeypot with automation, and an undeliverable mailbox without a valid phone', () => {
    const bot = { ...lead, behaviour: { ...lead.behaviour, honeypotFilled: true, webdriver: true } }
    expect(codes({ lead: bot })).toContain('honeypot_and_automation')
    expect(make({ lead: bot }).verdict).toBe('rejected')
    const noPhone = { ...lead, email: 'a@b.example', phone: null }
    const gone = [found('email.mailbox', 'fail')]
    expect(make({ lead: noPhone, findings: gone }).verdict).toBe('rejected')
    expect(make({ lead, findings: gone }).verdict).not.toBe('rejected')
    expect(make({ lead: { ...noPhone, channel: 'telegram' }, findings: gone }).verdict).not.toBe('rejected')
  })

  it('sends a lead that nobody can answer to review', () => {
    expect(make({ lead: { ...lead, phone: null } })).toMatchObject({
      verdict: 'review',
      next: 'review',
      answer: 'none',
    })
    expect(make({ lead: { ...lead, phone: null, channel: 'whatsapp' } }).verdict).toBe('verified')
    expect(codes({ lead: { ...lead, phone: null } })).toEqual(['not_reachable'])
  })
})

describe('somebody who does not buy', () => {
  it.each(['student', 'competitor', 'jobseeker', 'vendor', 'research'] as const)('answers a %s by letter', (kind) => {
    const decision = make({ reading: nonbuyer(kind), score: scored(60) })
    expect(decision).toMatchObject({ verdict: 'verified', tier: 'cold', next: 'route', answer: 'letter' })
    expect(decision.reasons).toContainEqual({ code: 'nonbuyer', check: null, detail: kind })
  })

  it('sets spam aside when it is clear, and has a person look when it is not', () => {
    expect(make({ reading: nonbuyer('spam') }).next).toBe('quarantine')
    expect(make({ reading: nonbuyer('spam', 'weak') }).next).toBe('review')
    const cautious: Policy = { ...policy, nonbuyers: { ...policy.nonbuyers, spam: 'review' } }
    expect(make({ reading: nonbuyer('spam'), policy: cautious }).next).toBe('review')
  })

  it('leaves the tier to the score when the evidence is weak', () => {
    expect(make({ reading: nonbuyer('student', 'weak'), score: scored(60) }).tier).toBe('promising')
  })
})

describe('the ideal customer', () => {
  const withCriteria = (...criteria: readonly Criterion[]): Policy => ({
    ...policy,
    idealCustomer: { ...policy.idealCustomer, criteria },
  })
  const kz: Criterion = {
    id: 'region',
    about: 'region',
    weight: 'must',
    when: { kind: 'is', fact: 'country', value: 'KZ' },
  }

  it('limits the tier when a must is missed, not when it is unknown', () => {
    expect(make({ policy: withCriteria(kz), lead: { ...lead, country: 'DE' } }).tier).toBe('warm')
    expect(make({ policy: withCriteria(kz) })).toMatchObject({ tier: 'hot', icp: [{ outcome: 'unknown' }] })
  })

  it('asks a person about an unknown must where the policy says so', () => {
    const strict = withCriteria(kz)
    const asks = { ...strict, idealCustomer: { ...strict.idealCustomer, unknownMust: 'review' as const } }
    expect(make({ policy: asks })).toMatchObject({ verdict: 'review', tier: 'hot' })
  })

  it('sends to a person or sets aside what the policy says, never for what is nice to have or not known', () => {
    const abroad = { ...lead, country: 'DE' }
    const led = (leadsTo: 'review' | 'reject') => withCriteria({ ...kz, leadsTo })
    expect(make({ policy: led('review'), lead: abroad })).toMatchObject({ verdict: 'review', next: 'review' })
    expect(make({ policy: led('reject'), lead: abroad })).toMatchObject({ verdict: 'rejected', next: 'quarantine' })
    expect(codes({ policy: led('reject'), lead: abroad })).toContain('icp_must_missed')
    expect(make({ policy: led('reject') }).verdict).toBe('verified')
    expect(make({ policy: led('reject'), lead: abroad, appealed: true }).verdict).toBe('review')
    const allowed = [{ list: 'allow', match: 'email', reason: null }] as const
    expect(make({ policy: led('reject'), lead: abroad, listHits: allowed }).verdict).toBe('verified')
    const excluded = withCriteria({ ...kz, weight: 'disqualifier', leadsTo: 'reject' })
    expect(make({ policy: excluded, lead: { ...lead, country: 'KZ' } }).verdict).toBe('rejected')
    expect(make({ policy: excluded, lead: abroad }).verdict).toBe('verified')
    const nice = parsePolicy(withCriteria({ ...kz, weight: 'nice', leadsTo: 'reject' }))
    expect(nice).toMatchObject({ kind: 'faults', faults: [{ code: 'nice_settles' }] })
  })

  it('makes a disqualified lead cold, and says by what', () => {
    const rule: Criterion = {
      id: 'tiny',
      about: 'size',
      weight: 'disqualifier',
      when: { kind: 'between', fact: 'companySize', to: 2 },
    }
    const decision = make({ policy: withCriteria(rule), lead: { ...lead, companySize: 1 } })
    expect(decision.tier).toBe('cold')
    expect(decision.reasons).toContainEqual({ code: 'icp_disqualified', check: null, detail: 'tiny' })
  })
})

describe('lists and people', () => {
  const hit = (list: ListHit['list'], match: ListHit['match'] = 'email'): ListHit => ({ list, match, reason: null })

  it('lets lists speak before the evidence', () => {
    const findings = [found('phone.fake', 'fail'), found('origin.agent', 'fail')]
    expect(make({ findings, listHits: [hit('allow')] }).verdict).toBe('verified')
    expect(make({ listHits: [hit('deny')] }).next).toBe('quarantine')
    expect(make({ listHits: [hit('deny', 'domain'), hit('allow')] }).verdict).toBe('verified')
    expect(make({ listHits: [hit('deny'), hit('allow')] }).verdict).toBe('rejected')
  })

  it('never writes to somebody on the suppression list by machine', () => {
    expect(make({ listHits: [hit('suppress'), hit('allow')], score: scored(10) })).toMatchObject({
      next: 'review',
      answer: 'none',
    })
  })

  it('leaves the suppressed to people even when a person lets them in', () => {
    const override = {
      by: 'u1' as UserId,
      at: '2026-03-11T11:00:00Z',
      reason: 'asked us',
      tier: null,
      verdict: 'verified',
    } as const
    expect(make({ listHits: [hit('suppress')], score: scored(10), override }).answer).toBe('call')
  })

  it('gives a person the last word, with a reason', () => {
    const override = {
      by: 'u1' as UserId,
      at: '2026-03-11T11:00:00Z',
      reason: 'I know them',
      tier: 'hot',
      verdict: 'verified',
    } as const
    const decision = make({ override, score: scored(3), reading: nonbuyer('spam') })
    expect(decision).toMatchObject({ tier: 'hot', verdict: 'verified', next: 'route' })
    expect(decision.reasons.at(-1)).toEqual({ code: 'verdict_set_by_person', check: null, detail: 'I know them' })
    expect(() => make({ override: { ...override, reason: ' ' } })).toThrow('Say why')
  })
})

describe('the random sample', () => {
  it('has a person look at a drawn rejected lead, unless a list or a person rejected it', () => {
    const spam = nonbuyer('spam')
    expect(make({ reading: spam, draw: 0.019 })).toMatchObject({
      verdict: 'rejected',
      next: 'review',
      answer: 'none',
      sampledWith: 0.02,
    })
    expect(make({ reading: spam, draw: 0.02 }).next).toBe('quarantine')
    expect(make({ listHits: [{ list: 'deny', match: 'ip', reason: null }], draw: 0 }).next).toBe('quarantine')
  })

  it('works a drawn cold lead, with its probability', () => {
    expect(make({ score: scored(10), draw: 0.049 })).toMatchObject({ tier: 'cold', answer: 'call', sampledWith: 0.05 })
    expect(make({ score: scored(10), draw: 0.05 }).sampledWith).toBeNull()
    expect(make({ score: scored(80), draw: 0 }).sampledWith).toBeNull()
  })
})
