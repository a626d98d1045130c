// Whether the wins that the what-if expects come: a company of known truth, a stricter or wider policy, and the leads it would have called.
// node bench/whatif.ts [RUNS]   default 100; a minute.
import { type TriedCase, type TriedSide } from '../src/core/decide/past-case.ts'
import { simulate } from '../src/core/decide/simulate.ts'
import { type Thresholds, tierOf } from '../src/core/decide/tier.ts'
import { calendarOf } from '../src/core/measure/calendar.ts'
import { sigmoid } from '../src/core/math/logistic.ts'
import { makeRandom, mixSeed, normalDeviate } from '../src/core/math/random.ts'
import type { LeadId } from '../src/core/lead/ids.ts'
import { table, writeSection } from './results.ts'

const runs = Number(process.argv[2] ?? 100)
const days = 180
const perDay = 8
const live: Thresholds = { warm: 31, promising: 51, hot: 71 }
const calendar = calendarOf('UTC')
const dayMs = 86_400_000
const start = Date.parse('2026-01-05T00:00:00Z')

type World = {
  readonly name: string
  /** Standard deviations over runs of how far the promise is off: of the log-odds, and of their slope. */
  readonly shift: number
  readonly slope: number
  readonly promising: number
}
const worlds: readonly World[] = [
  { name: 'honest scores, calls from 51 to 41', shift: 0, slope: 0, promising: 41 },
  { name: 'honest scores, calls from 51 to 61', shift: 0, slope: 0, promising: 61 },
  { name: 'scores somewhat off, calls from 51 to 41', shift: 0.3, slope: 0.12, promising: 41 },
  { name: 'scores far off, calls from 51 to 41', shift: 0.6, slope: 0.2, promising: 41 },
]

type Judged = { readonly inside: boolean; readonly weeks: number; readonly weeksInside: number; readonly width: number }

function runOnce({ shift, slope, promising }: World, seed: number): Judged {
  const random = makeRandom(seed)
  const off = shift * normalDeviate(random)
  const steep = 1 + slope * normalDeviate(random)
  const draft: Thresholds = { ...live, promising }
  // Such leads come again and toss anew: the outcomes that taught the calibration are not those that it is judged by.
  const truths: (0 | 1)[] = []
  const tried = Array.from({ length: days * perDay }, (_, i): TriedCase => {
    const z = -0.4 + 1.3 * normalDeviate(random)
    const probability = sigmoid(z)
    const would = random() < sigmoid(off + steep * z) ? 1 : 0
    truths.push(random() < sigmoid(off + steep * z) ? 1 : 0)
    const before = sideOf(probability, live)
    // Only who was called is known to have bought or not; a third of the last month is still open.
    const isOpen = before.answer !== 'call' || (i > (days - 30) * perDay && random() < 1 / 3)
    return {
      leadId: String(i) as LeadId,
      receivedAt: new Date(start + (i / perDay) * dayMs).toISOString(),
      isRepeat: false,
      won: isOpen ? null : would,
      amount: 0,
      before,
      after: sideOf(probability, draft),
      agrees: true,
    }
  })
  const { after } = simulate(tried, { learnedUntil: null, calendar }).expected
  const called = tried.map((one, i) => ({ one, would: truths[i]! })).filter(({ one }) => one.after.answer === 'call')
  const came = called.reduce((sum, { would }) => sum + would, 0)
  const byWeek = new Map<string, number>()
  for (const { one, would } of called) {
    const week = calendar.weekOf(one.receivedAt)
    byWeek.set(week, (byWeek.get(week) ?? 0) + would)
  }
  const held = after.weeks.filter(({ week, low, high }) => low <= byWeek.get(week)! && byWeek.get(week)! <= high)
  return {
    inside: after.low <= came && came <= after.high,
    weeks: after.weeks.length,
    weeksInside: held.length,
    width: (after.high - after.low) / came,
  }
}

function sideOf(probability: number, thresholds: Thresholds): TriedSide {
  const tier = tierOf(Math.round(100 * probability), thresholds)
  const answer = tier === 'hot' || tier === 'promising' ? 'call' : 'letter'
  return { verdict: 'verified', next: 'route', tier, answer, probability, bought: null }
}

let failed = false
const rows = worlds.map((world, number) => {
  const judged = Array.from({ length: runs }, (_, run) => runOnce(world, mixSeed(2026, number, run)))
  const inside = judged.filter((one) => one.inside).length / runs
  const weeks = judged.reduce((sum, one) => sum + one.weeks, 0)
  failed ||= inside < 0.85
  return [
    world.name,
    inside.toFixed(2),
    (judged.reduce((sum, one) => sum + one.weeksInside, 0) / weeks).toFixed(2),
    (judged.reduce((sum, one) => sum + one.width, 0) / runs).toFixed(2),
  ]
})
writeSection('What-if: the wins that a policy would bring', `node bench/whatif.ts ${runs}`, [
  `${runs} runs of ${days * perDay} leads each, of whom only those called under the live policy are known to have bought or not. The expected wins among those whom the draft`,
  'would call, with their 90 % interval, against what comes when such leads come again (aim: within it in at least 0.85 of the runs).',
  '',
  ...table(['world', 'total within', 'weeks within', 'width of the interval, of the wins'], rows),
])
process.exit(failed ? 1 : 0)
