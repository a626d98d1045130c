// A simulated company run through a year, day by day, through the real core: reading, features, scoring, the promise watch, input drift,
// training and crowning; with a drift in the seventh month, and without one, where every alarm is a false one.
// node bench/company.ts [SEEDS] [LEADS_A_DAY]   default 4 and 32; some minutes a seed, since every training is a real one.
import { compareModels } from '../src/core/learn/compare-models.ts'
import { learnDeals } from '../src/core/learn/learn-deals.ts'
import { type Deal, dealsOf, knownSince, type PastLead } from '../src/core/learn/past-lead.ts'
import { retrainReason, usualLearning } from '../src/core/learn/retrain.ts'
import { logit } from '../src/core/math/logistic.ts'
import { makeRandom, mixSeed } from '../src/core/math/random.ts'
import { dailyLooks, inputDrift } from '../src/core/measure/drift.ts'
import { isOwn, ownPromise } from '../src/core/measure/own-promise.ts'
import type { BaseModel } from '../src/core/score/base-model.ts'
import { debiasedEce } from '../src/core/score/metrics.ts'
import { makeScorer, type Scorer, type ScoreModel } from '../src/core/score/model.ts'
import { loadBaseModel } from '../src/files/shipped-scorecard.ts'
import { dayMs, driftDay, leadsOfDay, readMessages, type SimulatedLead, start } from './company-world.ts'
import { table, writeSection } from './results.ts'

const seeds = Number(process.argv[2] ?? 4)
const perDay = Number(process.argv[3] ?? 32)
/** Days of the past that were imported before the first day. */
const importedDays = 170
const yearDays = 365
const recentDays = 14
const hotFrom = 71

type Scored = { readonly lead: SimulatedLead; readonly past: PastLead; readonly probability: number }
type Champion = {
  readonly id: string
  readonly model: ScoreModel
  readonly scorer: Scorer
  readonly learnedUntil: string
  readonly deals: number
  readonly at: string
}
type Crowning = { readonly day: number; readonly why: string }
/** An alarm that began: what it was about, and for the promise by how many log-odds the truth lay above what had been said. */
type Alarm = { readonly day: number; readonly about: string; readonly gap: number | null }
type Year = {
  readonly before: readonly Scored[]
  readonly between: readonly Scored[]
  readonly after: readonly Scored[]
  readonly alarms: readonly Alarm[]
  readonly crownings: readonly Crowning[]
}

const timeOf = (day: number): string => new Date(start + day * dayMs).toISOString()

function pastLeadOf(lead: SimulatedLead, { probability, modelId }: { probability: number; modelId: string }): PastLead {
  return {
    id: lead.id,
    receivedAt: lead.receivedAt,
    source: String(lead.features['source_name']),
    verdict: 'verified',
    features: lead.features,
    probability,
    modelId,
    outcome: lead.closedAt === null ? null : lead.won === 1 ? 'won' : 'lost',
    closedAt: lead.closedAt,
    amount: null,
    reason: null,
    hasMessage: true,
    isRepeat: false,
  }
}

const knownAt = (leads: readonly Scored[], day: number): readonly Deal[] =>
  dealsOf(
    leads.map(({ past }) => past),
    { now: timeOf(day), maturityDays: usualLearning.maturityDays },
  )

const dueAt = (deal: Deal): string => knownSince(deal, usualLearning.maturityDays)

type TrainOptions = {
  readonly prior: BaseModel
  readonly champion: ScoreModel
  readonly day: number
  readonly seed: number
  readonly brokenSince: string | null
}

function train(deals: readonly Deal[], { prior, champion, day, seed, brokenSince }: TrainOptions): Champion {
  const { maturityDays } = usualLearning
  const { model } = learnDeals({ deals, seed, prior, champion, now: timeOf(day), maturityDays, brokenSince })
  const learnedUntil = deals
    .map(({ lead }) => lead.receivedAt)
    .toSorted()
    .at(-1)!
  return {
    id: `day-${day}`,
    model,
    scorer: makeScorer(model),
    learnedUntil,
    deals: model.training.rows,
    at: timeOf(day),
  }
}

type Options = {
  readonly told: Awaited<ReturnType<typeof readMessages>>
  readonly prior: BaseModel
  readonly seed: number
  readonly drifts: boolean
}

function runYear({ told, prior, seed, drifts }: Options): Year {
  const random = makeRandom(mixSeed(2026, seed, drifts ? 1 : 0))
  const given = { told, random, perDay, drifts }
  const all: Scored[] = []
  for (let day = -importedDays; day < 0; day += 1)
    for (const lead of leadsOfDay(day, given))
      all.push({ lead, past: pastLeadOf(lead, { probability: 0.25, modelId: 'base' }), probability: 0.25 })
  let champion = train(knownAt(all, 0), { prior, champion: prior, day: 0, seed, brokenSince: null })
  let challenger: Champion | null = null
  let lastTraining = { at: champion.at, deals: champion.deals }
  let [inputRaised, promiseRaised] = [false, false]
  const alarms: Alarm[] = []
  const crownings: Crowning[] = []
  for (let day = 0; day < yearDays; day += 1) {
    for (const lead of leadsOfDay(day, given)) {
      const { probability } = champion.scorer.score(lead.features)
      all.push({ lead, past: pastLeadOf(lead, { probability, modelId: champion.id }), probability })
    }
    const now = timeOf(day + 1)
    const deals = knownAt(all, day + 1)
    const inCharge = { modelId: champion.id, learnedUntil: champion.learnedUntil }
    const own = deals.filter(({ lead }) => isOwn(lead, inCharge))
    const closed = deals.map((deal) => ({ ...deal, at: dueAt(deal) })).toSorted((a, b) => a.at.localeCompare(b.at))
    const promise = ownPromise(closed, { inCharge, now, maturityDays: usualLearning.maturityDays })
    const broke = promise.brokenAt !== null
    if (broke && !promiseRaised)
      alarms.push({ day, about: 'promise', gap: gapOf(all.filter(({ past }) => isOwn(past, inCharge))) })
    promiseRaised = broke
    const moved = movedInputs(all, { now, learnedUntil: champion.learnedUntil })
    if (moved.length > 0 && !inputRaised) alarms.push({ day, about: moved.join(' '), gap: null })
    inputRaised = moved.length > 0
    const hot = own.filter(({ lead }) => Math.round(100 * lead.probability) >= hotFrom)
    const reason = retrainReason(
      {
        now,
        deals: deals.length,
        wins: deals.filter(({ won }) => won === 1).length,
        last: { ...lastTraining, since: deals.filter((deal) => dueAt(deal) > lastTraining.at).length },
        brokenAt: promise.brokenAt,
        hot: {
          leads: hot.length,
          expectedWins: hot.reduce((sum, { lead }) => sum + lead.probability, 0),
          wins: hot.filter(({ won }) => won === 1).length,
        },
      },
      usualLearning,
    )
    if (reason !== null) {
      challenger = train(deals, {
        prior,
        champion: champion.model,
        day: day + 1,
        seed,
        brokenSince: promise.brokenSince,
      })
      lastTraining = { at: challenger.at, deals: challenger.deals }
    }
    if (challenger === null) continue
    const why = crownFor(deals, { champion, challenger, brokenAt: promise.brokenAt })
    if (why === null) continue
    champion = challenger
    challenger = null
    ;[inputRaised, promiseRaised] = [false, false]
    crownings.push({ day, why: `${why}${reason === null ? '' : `, trained for ${reason}`}` })
  }
  const recovered = crownings.find(({ day }) => day > driftDay + 14)?.day ?? yearDays
  const year = all.filter(({ lead }) => lead.day >= 0)
  return {
    before: year.filter(({ lead }) => lead.day < driftDay),
    between: year.filter(({ lead }) => lead.day >= driftDay && lead.day <= recovered),
    after: year.filter(({ lead }) => lead.day > recovered),
    alarms,
    crownings,
  }
}

/** As `src/app/measure/show-watch.ts` asks: the last two weeks against what the model learned from. */
function movedInputs(
  all: readonly Scored[],
  { now, learnedUntil }: { now: string; learnedUntil: string },
): readonly string[] {
  const recentFrom = new Date(Date.parse(now) - recentDays * dayMs).toISOString()
  const until = learnedUntil < recentFrom ? learnedUntil : recentFrom
  const rows = (some: readonly Scored[]) => some.map(({ lead }) => lead)
  const drifts = inputDrift(
    rows(all.filter(({ lead }) => lead.receivedAt <= until)),
    rows(all.filter(({ lead }) => lead.receivedAt > recentFrom)),
    dailyLooks,
  )
  return drifts.filter(({ hasMoved }) => hasMoved).map(({ feature }) => feature)
}

/** Later leads prove it better; or the promise is broken, and a person publishes what was trained since. */
function crownFor(
  deals: readonly Deal[],
  { champion, challenger, brokenAt }: { champion: Champion; challenger: Champion; brokenAt: string | null },
): string | null {
  if (brokenAt !== null && challenger.at > brokenAt) return 'the promise was broken'
  const later = deals.filter(({ lead }) => lead.receivedAt > challenger.learnedUntil)
  const { verdict } = compareModels(
    later.map(({ lead, won }) => ({
      champion: champion.scorer.score(lead.features).probability,
      challenger: challenger.scorer.score(lead.features).probability,
      won,
    })),
  )
  return verdict === 'better' ? 'better on later leads' : null
}

/** By how many log-odds the truth lies above what was said, in the mean. */
const gapOf = (leads: readonly Scored[]): number =>
  leads.reduce((sum, { lead, probability }) => sum + logit(lead.truth) - logit(probability), 0) / leads.length

const eceOf = (leads: readonly Scored[]): number =>
  debiasedEce(
    leads.map(({ probability }) => logit(probability)),
    leads.map(({ lead }) => lead.won),
  )
/** The gap to the known truth, root mean square over ten bands: no luck of outcomes in it. */
const trueEce = (leads: readonly Scored[]): number => {
  const sorted = leads.toSorted((a, b) => a.probability - b.probability)
  const bands = Array.from({ length: 10 }, (_, i) =>
    sorted.slice(Math.floor((i * sorted.length) / 10), Math.floor(((i + 1) * sorted.length) / 10)),
  ).filter((band) => band.length > 0)
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const gaps = bands.map(
    (band) => mean(band.map(({ probability }) => probability)) - mean(band.map(({ lead }) => lead.truth)),
  )
  return Math.sqrt(mean(gaps.map((gap) => gap ** 2)))
}
const digits = (value: number) => (Number.isFinite(value) ? value.toFixed(3) : '-')
const alarmWords = ({ day, about, gap }: Alarm) => `${day}: ${about}${gap === null ? '' : ` (truth ${gap.toFixed(2)})`}`
/** Mean and standard deviation over the seeds. */
function meanAndSpread(values: readonly number[]): string {
  const known = values.filter(Number.isFinite)
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  const spread = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length - 1))
  return known.length === 0 ? '-' : `${digits(mean)} ± ${digits(spread)} (${known.length} of ${values.length})`
}

const [told, prior] = await Promise.all([readMessages(), loadBaseModel()])
const rows: (string | number)[][] = []
const eces: number[] = []
const noticing: number[] = []
const recovered: number[] = []
let [falseAlarms, falsePromises, calmDays] = [0, 0, 0]
for (let seed = 1; seed <= seeds; seed += 1)
  for (const drifts of [true, false]) {
    const year = runYear({ told, prior, seed, drifts })
    const lies = year.alarms.filter(({ day }) => !drifts || day < driftDay)
    const noticed = Math.min(...year.alarms.map(({ day }) => day).filter((day) => day >= driftDay)) - driftDay + 1
    falseAlarms += lies.length
    falsePromises += lies.filter(({ about }) => about === 'promise').length
    calmDays += drifts ? driftDay : yearDays
    eces.push(eceOf(year.before))
    if (drifts) {
      noticing.push(noticed)
      recovered.push(year.after.length > 0 ? eceOf(year.after) : Number.NaN)
    }
    rows.push([
      seed,
      drifts ? 'drifts' : 'stays',
      year.before.length,
      digits(eceOf(year.before)),
      drifts && Number.isFinite(noticed) ? noticed : '-',
      lies.map(alarmWords).join('; ') || '-',
      drifts ? digits(eceOf(year.between)) : '-',
      drifts && year.after.length > 0 ? `${digits(eceOf(year.after))} (${digits(trueEce(year.after))})` : '-',
      year.crownings.map(({ day, why }) => `${day}: ${why}`).join('; ') || '-',
    ])
    console.error(rows.at(-1)!.join(' | '), 'alarms', year.alarms.map(alarmWords).join('; '))
  }
writeSection('A simulated company through a year', `node bench/company.ts ${seeds} ${perDay}`, [
  'Known truth; messages in four languages of the sample data through the real reader, features, scorer, training, promise watch and input',
  'drift; checks are skipped, outcomes do not depend on who calls. In the seventh month come a new city, many more leads of another kind by one',
  'campaign, and dearer goods. Every day is looked at; a drift is noticed by whichever alarm comes first. ECE: debiased, over ten bands;',
  'in brackets against the known truth. A false alarm stands with its day and what it was about; of the promise, with the log-odds by which the',
  'truth really lay above what had been said (the season moves it by 0.15 up and down, and no input knows the season).',
  '',
  ...table(
    [
      'seed',
      'seventh month',
      'leads before',
      'ECE before',
      'days until noticed',
      'false alarms',
      'ECE drifted',
      'ECE after retraining',
      'crowned on day',
    ],
    rows,
  ),
  '',
  ...table(
    ['over the seeds', 'mean ± standard deviation'],
    [
      ['ECE before (aim: under 0.03)', meanAndSpread(eces)],
      ['days until noticed (aim: 14 at most)', meanAndSpread(noticing)],
      ['ECE after retraining', meanAndSpread(recovered)],
    ],
  ),
  '',
  `False alarms a year: ${((falseAlarms / calmDays) * 365).toFixed(2)} (${falseAlarms} in ${calmDays} days without a drift, ${falsePromises} of them of the promise; aim: at most 1).`,
])
