// Whether the forecast's intervals hold: simulated companies with seasons, a trend, sources and reps of their own; every month from the
// seventh on is foretold at its beginning and held against what came. node bench/forecast.ts [COMPANIES]
import type { LeadId, UserId } from '../src/core/lead/ids.ts'
import { logit, sigmoid } from '../src/core/math/logistic.ts'
import { makeRandom, mixSeed, normalDeviate } from '../src/core/math/random.ts'
import { calendarOf } from '../src/core/measure/calendar.ts'
import { type Forecast, forecastGroups, forecastPipeline } from '../src/core/measure/forecast.ts'
import type { TrackedLead } from '../src/core/measure/tracked-lead.ts'
import { table, writeSection } from './results.ts'

const companies = Number(process.argv[2] ?? 30)
const days = 540
const dayMs = 86_400_000
const start = Date.UTC(2025, 0, 1)
/** The forecast looks back on six months each time. */
const looks = [Date.UTC(2025, 9, 1), Date.UTC(2026, 3, 1)]
const sources = [
  ['google', 0.45, 0],
  ['site', 0.25, 0.4],
  ['instagram', 0.2, -0.7],
  ['referral', 0.1, 1],
] as const
const reps = [0.4, 0.2, 0, -0.2, -0.4]

function company(seed: number, perDay: number): readonly TrackedLead[] {
  const random = makeRandom(mixSeed(77, seed, perDay))
  const [growth, promise] = [0.4 * normalDeviate(random), 0.25 * normalDeviate(random)]
  let week = 0
  const leads: TrackedLead[] = []
  for (let day = 0; day < days; day += 1) {
    // Weeks differ, and one resembles the next.
    if (day % 7 === 0) week = 0.6 * week + 0.15 * normalDeviate(random)
    const season = 0.15 * Math.sin((4 * Math.PI * day) / 365)
    const mean = perDay * (day % 7 === 6 ? 0.4 : 1.1) * Math.exp((growth * day) / 365 + season + week)
    const count = Math.max(0, Math.round(mean + Math.sqrt(mean) * normalDeviate(random)))
    for (let i = 0; i < count; i += 1) leads.push(leadOf({ day, season, promise, random, id: `${day}-${i}` }))
  }
  return leads
}

type Making = { day: number; season: number; promise: number; random: () => number; id: string }

function leadOf({ day, season, promise, random, id }: Making): TrackedLead {
  let left = random()
  const [source, , effect] = sources.find(([, share]) => (left -= share) < 0) ?? sources[0]
  const rep = Math.floor(random() * reps.length)
  const truth = -1.3 + effect + reps[rep]! + season + normalDeviate(random)
  const won = random() < sigmoid(truth)
  const received = start + (day + random()) * dayMs
  const closing = 1 - Math.log(1 - random()) * (won ? 16 : 20)
  const isClosed = won || random() < 0.85
  const probability = sigmoid(truth + promise + 0.5 * normalDeviate(random))
  return {
    id: id as LeadId,
    receivedAt: new Date(received).toISOString(),
    source,
    verdict: 'verified',
    probability,
    modelId: 'm',
    outcome: isClosed ? (won ? 'won' : 'lost') : null,
    closedAt: isClosed ? new Date(received + Math.min(80, closing) * dayMs).toISOString() : null,
    amount: won ? Math.exp(7 + 0.8 * normalDeviate(random)) : null,
    isRepeat: false,
    city: null,
    country: 'KZ',
    region: null,
    language: 'ru',
    tier: null,
    answer: logit(probability) > -1.5 ? 'call' : 'letter',
    sampledWith: null,
    nonbuyer: null,
    assigneeId: `rep-${rep}` as UserId,
    calls: 0,
    failedChecks: [],
  }
}

const calendar = calendarOf('UTC')
type Tally = { months: number; wins: number; revenue: number; calls: number; width: number }
const tallies = new Map<string, Tally>()

function note(name: string, forecasts: readonly Forecast[]): void {
  const tally = tallies.get(name) ?? { months: 0, wins: 0, revenue: 0, calls: 0, width: 0 }
  tallies.set(name, tally)
  const holds = ({ low, high }: { low: number; high: number }, came: number) => (low <= came && came <= high ? 1 : 0)
  for (const one of forecasts.flatMap(({ past }) => past)) {
    tally.months += 1
    tally.wins += holds(one.wins, one.actualWins)
    tally.revenue += holds(one.revenue, one.actualRevenue)
    tally.calls += holds(one.calls, one.actualCalls)
    tally.width += (one.wins.high - one.wins.low) / Math.max(1, one.wins.mean)
  }
}

for (const perDay of [4, 30])
  for (let seed = 0; seed < companies; seed += 1) {
    const leads = company(seed, perDay)
    for (const look of looks) {
      const now = new Date(look).toISOString()
      const input = { leads, now, maturityDays: 90, seed, monthsAhead: 1, calendar }
      note(`${perDay} leads a day, the company`, [forecastPipeline(input)])
      note(
        `${perDay} leads a day, by source`,
        forecastGroups(input, ({ source }) => source),
      )
      note(
        `${perDay} leads a day, by rep`,
        forecastGroups(input, ({ assigneeId }) => assigneeId),
      )
    }
  }
const share = (part: number, of: number) => (part / of).toFixed(3)
writeSection('The forecast by month', `node bench/forecast.ts ${companies}`, [
  `${companies} simulated companies of either size over ${days} days: seasons, growth or decline, weeks that differ, scores that promise too much or too little, four sources and`,
  'five reps of their own. Each month is foretold at its beginning from what was known then; shares of months in which what came lay within the 90 % interval.',
  '',
  ...table(
    [
      'forecast',
      'months',
      'wins within',
      'revenue within',
      'leads to call within',
      'width of the wins’ interval, of their mean',
    ],
    [...tallies].map(([name, { months, ...held }]) => [
      name,
      months,
      share(held.wins, months),
      share(held.revenue, months),
      share(held.calls, months),
      (held.width / months).toFixed(2),
    ]),
  ),
])
