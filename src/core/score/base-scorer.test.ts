import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { blankLead } from '../lead/blank-lead.ts'
import { noHistory, type Lead } from '../lead/lead.ts'
import { logit } from '../math/logistic.ts'
import type { Reading, SignalName } from '../read/reading.ts'
import { withBaseRate } from './base-model.ts'
import { leadFeatures } from './lead-features.ts'
import { makeScorer, parseModel } from './model.ts'
import { parseBaseModel } from './parse-base-model.ts'

const json: unknown = JSON.parse(readFileSync(new URL('../../../data/scorecard/base.json', import.meta.url), 'utf8'))
const base = parseBaseModel(json)
const scorer = makeScorer(base)

const reading = (rank: Reading['rank'], names: readonly SignalName[], more: Partial<Reading> = {}): Reading => ({
  lang: 'ru',
  signals: names.map((signal) => ({ signal, quote: '', start: 0, end: 0, source: 'rules', strength: 'strong' })),
  authority: 'unknown',
  nonbuyer: null,
  deadline: null,
  next_step: null,
  rank,
  evidence: 'strong',
  grounds: [],
  ...more,
})
const scoreOf = (lead: Partial<Lead>, read: Reading | null) =>
  scorer.score(
    leadFeatures({
      lead: { ...blankLead('1', '2026-03-11T10:00:00+05:00'), ...lead },
      findings: [],
      reading: read,
      history: noHistory,
    }),
  )

const shop = reading(3, ['urgency', 'pain', 'readiness', 'quantity'], {
  authority: 'delegated',
  deadline: { quote: '', days: 3 },
  next_step: { quote: '', days: 1 },
})
const director = {
  name: 'A',
  email: 'a@example.kz',
  phone: '+77010000000',
  company: 'B',
  jobTitle: 'Коммерческий директор',
  companySize: 120,
  city: 'Алматы',
  industry: 'retail',
}

describe('the base scorecard', () => {
  it('calls the shop with a nearly empty form hot', () => {
    const { score } = scoreOf({ channel: 'form', name: 'A' }, shop)
    expect(score).toBeGreaterThanOrEqual(71)
    expect(score).toBeLessThanOrEqual(90)
  })

  it('calls a director who only collects material cold, however full the form', () => {
    expect(scoreOf(director, reading(0, ['norush'], { nonbuyer: 'research' })).score).toBeLessThan(6)
  })

  it('keeps the bands of intent', () => {
    const two = scoreOf({ name: 'A', phone: '1' }, reading(2, ['need', 'quantity'])).score
    const one = scoreOf({ name: 'A', phone: '1' }, reading(1, ['price_only'])).score
    expect([two >= 35 && two <= 60, one >= 10 && one <= 30]).toEqual([true, true])
  })

  it('answers near the base rate where nothing is said, and wider where the text was not understood', () => {
    const empty = scoreOf({}, null)
    const dark = scoreOf({}, reading(1, [], { evidence: 'none' }))
    expect(Math.abs(empty.probability - 0.25)).toBeLessThan(0.06)
    expect(Math.abs(dark.probability - 0.25)).toBeLessThan(0.08)
    expect(dark.high - dark.low).toBeGreaterThan(empty.high - empty.low)
  })

  it('has contributions that sum to the log-odds exactly', () => {
    for (const answer of [scoreOf(director, shop), scoreOf({}, null)]) {
      const sum = answer.contributions.reduce((total, part) => total + part.points, 0)
      expect(Math.abs(sum - logit(answer.probability))).toBeLessThan(1e-9)
    }
  })

  it('moves with the base rate that a company names', () => {
    const row = leadFeatures({ lead: blankLead('1', ''), findings: [], reading: null, history: noHistory })
    const ratio = makeScorer(withBaseRate(base, 0.05)).score(row).probability
    expect(ratio).toBeGreaterThan(0.03)
    expect(ratio).toBeLessThan(0.08)
  })

  it('gives a reason for every entry', () => {
    for (const card of base.cards) for (const bin of card.bins) expect(bin.reason.length).toBeGreaterThan(8)
  })
})

describe('reading a model file', () => {
  it('refuses what is no model, and names the place of a fault', () => {
    expect(() => parseModel({ hello: 1 })).toThrow(/no Assay model/)
    expect(() => parseModel({ ...base, cards: [{ feature: 'x' }] })).toThrow(/damaged/)
  })
})
