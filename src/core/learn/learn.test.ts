import { describe, expect, it } from 'vitest'
import type { LeadId } from '../lead/ids.ts'
import { binomialTail } from '../math/distributions.ts'
import { makeRandom } from '../math/random.ts'
import { compareModels, type PairedAnswer } from './compare-models.ts'
import { dealsOf, labelOf, type PastLead } from './past-lead.ts'
import { learningReadiness } from './readiness.ts'
import { type RetrainFacts, retrainReason, usualLearning } from './retrain.ts'

const lead = (changes: Partial<PastLead> = {}): PastLead => ({
  id: 'a' as LeadId,
  receivedAt: '2026-03-01T10:00:00Z',
  source: 'instagram',
  verdict: 'verified',
  features: {},
  probability: 0.4,
  modelId: 'base-1',
  outcome: null,
  closedAt: null,
  amount: null,
  reason: null,
  hasMessage: true,
  isRepeat: false,
  ...changes,
})
const at = (now: string) => ({ now, maturityDays: 90 })

describe('what a lead counts as', () => {
  it.each([
    ['won', lead({ outcome: 'won', closedAt: '2026-03-10T00:00:00Z' }), '2026-04-01T00:00:00Z', 1],
    ['lost', lead({ outcome: 'lost', closedAt: '2026-03-10T00:00:00Z' }), '2026-04-01T00:00:00Z', 0],
    ['disqualified', lead({ outcome: 'disqualified' }), '2026-04-01T00:00:00Z', 0],
    ['open within the window: no loss yet', lead(), '2026-05-29T00:00:00Z', null],
    ['open beyond the window', lead(), '2026-06-01T00:00:00Z', 0],
    ['closed only later', lead({ outcome: 'won', closedAt: '2026-05-01T00:00:00Z' }), '2026-04-01T00:00:00Z', null],
    ['turned away and never tried', lead({ verdict: 'rejected' }), '2026-12-01T00:00:00Z', null],
    ['turned away, brought back, won', lead({ verdict: 'rejected', outcome: 'won' }), '2026-12-01T00:00:00Z', 1],
  ])('%s', (_, one, now, label) => {
    expect(labelOf(one, at(now))).toBe(label)
  })

  it('a repeat of an open inquiry is no deal of its own', () => {
    const won = { outcome: 'won' } as const
    expect(dealsOf([lead(won), lead({ ...won, isRepeat: true })], at('2026-04-01T00:00:00Z'))).toHaveLength(1)
  })
})

describe('readiness', () => {
  const leads = [
    ...Array.from({ length: 30 }, () => lead({ outcome: 'won' as const, amount: 5 })),
    ...Array.from({ length: 90 }, (_, i) => lead({ outcome: 'lost' as const, reason: i < 30 ? 'price' : null })),
    lead(),
    lead({ isRepeat: true }),
  ]
  const deals = dealsOf(leads, at('2026-04-01T00:00:00Z'))

  it('counts deals, what is open, and the gaps with leads to open', () => {
    const found = learningReadiness(leads, deals)
    expect(found).toMatchObject({ deals: 120, wins: 30, open: 1, repeats: 1, level: 'useful', repairs: ['reasons'] })
    expect(found.missingReasons).toMatchObject({ count: 60, of: 90 })
    expect(found.missingReasons.leadIds).toHaveLength(20)
    expect(found.sources).toEqual([{ source: 'instagram', deals: 120, wins: 30 }])
  })

  it('cannot be trained with one outcome only', () => {
    const wins = deals.filter(({ won }) => won === 1)
    expect(learningReadiness(leads, wins)).toMatchObject({ level: 'none', repairs: ['more_deals', 'more_losses'] })
  })
})

describe('a challenger beside the champion', () => {
  const answers = (leads: number, better: boolean): readonly PairedAnswer[] => {
    const random = makeRandom(7)
    return Array.from({ length: leads }, () => {
      const truth = 0.1 + 0.7 * random()
      const won = random() < truth ? 1 : 0
      return { champion: 0.45, challenger: better ? truth : 0.45, won }
    })
  }

  it('is better where it knows more, and not yet where both say the same', () => {
    const won = compareModels(answers(600, true))
    expect(won.verdict).toBe('better')
    expect(won.low).toBeGreaterThan(0)
    expect(won.challenger.auc).toBeGreaterThan(0.65)
    expect(compareModels(answers(600, false))).toMatchObject({ verdict: 'not_yet', gain: 0 })
  })

  it('says nothing with too few wins', () => {
    expect(compareModels(answers(12, true)).verdict).toBe('not_yet')
    expect(compareModels([])).toMatchObject({ verdict: 'not_yet', leads: 0 })
  })

  it('seldom takes chance for skill, however often it is looked at', () => {
    let fooled = 0
    for (let seed = 0; seed < 200; seed += 1) {
      const random = makeRandom(seed)
      const all: PairedAnswer[] = Array.from({ length: 600 }, () => {
        const noise = 0.3 * (random() - 0.5)
        return { champion: 0.4, challenger: 0.4 + noise, won: random() < 0.4 + noise / 2 ? 1 : 0 }
      })
      // The challenger's noise is worth exactly what it costs: neither is better in the mean.
      const looks = [100, 200, 300, 400, 500, 600].map((count) => compareModels(all.slice(0, count)).verdict)
      if (looks.includes('better')) fooled += 1
    }
    expect(fooled).toBeLessThanOrEqual(20)
  })
})

describe('when to train', () => {
  const facts = (changes: Partial<RetrainFacts> = {}): RetrainFacts => ({
    now: '2026-06-01T00:00:00Z',
    deals: 200,
    wins: 50,
    last: { at: '2026-05-01T00:00:00Z', deals: 190, since: 10 },
    brokenAt: null,
    hot: { leads: 0, expectedWins: 0, wins: 0 },
    ...changes,
  })

  it.each([
    ['nothing new', facts(), null],
    ['never before', facts({ last: null }), 'first'],
    ['too few', facts({ last: null, deals: 40, wins: 12 }), null],
    ['three months', facts({ last: { at: '2026-02-01T00:00:00Z', deals: 190, since: 10 } }), 'calendar'],
    ['no new outcome in three months', facts({ last: { at: '2026-02-01T00:00:00Z', deals: 200, since: 0 } }), null],
    [
      'a quarter more deals',
      facts({ deals: 250, last: { at: '2026-05-01T00:00:00Z', deals: 190, since: 60 } }),
      'outcomes',
    ],
    [
      'a quarter more than a short window had',
      facts({ last: { at: '2026-05-01T00:00:00Z', deals: 80, since: 50 } }),
      'outcomes',
    ],
    ['a promise broken since', facts({ brokenAt: '2026-05-20T00:00:00Z' }), 'promise'],
    ['a promise broken before, little new', facts({ brokenAt: '2026-04-20T00:00:00Z' }), null],
    ['hot leads that no longer buy', facts({ hot: { leads: 40, expectedWins: 32, wins: 20 } }), 'hot_conversion'],
    ['hot leads below by chance', facts({ hot: { leads: 10, expectedWins: 8, wins: 6 } }), null],
  ])('%s', (_, given, reason) => {
    expect(retrainReason(given, usualLearning)).toBe(reason)
  })

  it('knows the binomial tail (scipy.stats.binom.cdf, SciPy 1.17.1)', () => {
    expect(binomialTail(3, 10, 0.5)).toBeCloseTo(0.171875, 9)
    expect(binomialTail(12, 40, 0.5)).toBeCloseTo(0.0082945017, 8)
    expect(binomialTail(0, 30, 0.02)).toBeCloseTo(0.5454843194, 8)
    expect(binomialTail(60, 60, 0.93)).toBe(1)
  })
})
