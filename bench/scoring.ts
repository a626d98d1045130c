// The scoring engine beside logistic regression, random forest and XGBoost, on stored cuts of public outcome data:
//   node bench/scoring.ts [PEERS.json]     (peers are fitted by bench/scoring-peers.py into PEERS.json; with it given they are only read)
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadDeals } from '../src/app/load-deals.ts'
import { logit } from '../src/core/math/logistic.ts'
import { rowAt } from '../src/core/score/feature-row.ts'
import { auc, bandsOf, logLoss } from '../src/core/score/metrics.ts'
import { makeScorer } from '../src/core/score/model.ts'
import { trainModel, type TrainInput } from '../src/core/score/train.ts'
import { makeFiles } from '../src/files/make-files.ts'
import { writeSection } from './results.ts'
import type { BenchSet, Cut, Cuts } from './scoring-cuts.ts'
import { aloneLine, type Answer, peerNames, type PeerAnswers, type Row, tableLines } from './scoring-tables.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const cutsPath = join(root, 'bench', 'scoring-cuts.json')
const python = '/usr/bin/python3'

/** Mean gap of predicted and observed over ten bands of equal count: the figure that the peers are given too. */
function plainEce(logits: Float64Array, outcomes: Float64Array): number {
  const bands = bandsOf(logits, outcomes, 10)
  return bands.reduce((sum, { rows, wins, predicted }) => sum + Math.abs(wins - rows * predicted), 0) / logits.length
}

/** Log loss after the intercept alone is fitted to the outcomes. */
function corrected(logits: Float64Array, outcomes: Float64Array): number {
  let shift = 0
  for (let step = 0; step < 50; step += 1) {
    let [gap, curve] = [0, 0]
    for (let i = 0; i < logits.length; i += 1) {
      const p = 1 / (1 + Math.exp(-(logits[i]! + shift)))
      gap += p - outcomes[i]!
      curve += p * (1 - p)
    }
    shift -= Math.max(-2, Math.min(2, gap / Math.max(curve, 1e-9)))
  }
  return logLoss(
    logits.map((value) => value + shift),
    outcomes,
  )
}

function part(all: TrainInput, rows: readonly number[]): TrainInput {
  return {
    ...all,
    table: { columns: all.table.columns, cells: all.table.cells.map((cells) => rows.map((row) => cells[row]!)) },
    outcomes: Float64Array.from(rows, (row) => all.outcomes[row]!),
    ids: rows.map(String),
    keepLeaks: true,
  }
}

/** Trains on the cut as `assay train` does and scores its test rows as `assay score` does. */
function runCut(all: TrainInput, cut: Cut): Answer & { readonly skill: boolean } {
  const started = process.cpuUsage()
  const { model } = trainModel(part(all, cut.train))
  const scorer = makeScorer(model)
  const outcomes = Float64Array.from(cut.test, (row) => all.outcomes[row]!)
  const logits = Float64Array.from(cut.test, (row) => {
    return logit(scorer.score(rowAt(all.table, row)).probability)
  })
  const used = process.cpuUsage(started)
  return {
    loss: logLoss(logits, outcomes),
    corrected: corrected(logits, outcomes),
    ece: plainEce(logits, outcomes),
    auc: auc(logits, outcomes),
    cpu_ms: Math.round((used.user + used.system) / 1000),
    skill: model.skill,
  }
}

function peerAnswers(): PeerAnswers | null {
  const given = process.argv[2]
  if (given !== undefined) return JSON.parse(readFileSync(given, 'utf8')) as PeerAnswers
  if (spawnSync(python, ['-c', 'import sklearn, xgboost']).status !== 0) {
    console.log('peers skipped: install the Debian packages python3-sklearn and python3-xgboost')
    return null
  }
  const out = join(mkdtempSync(join(tmpdir(), 'assay-peers-')), 'peers.json')
  const { status } = spawnSync(python, [join(root, 'bench', 'scoring-peers.py'), cutsPath, root, out], {
    stdio: 'inherit',
  })
  return status === 0 ? (JSON.parse(readFileSync(out, 'utf8')) as PeerAnswers) : null
}

function relativeBase(all: TrainInput, cut: Cut): number {
  const rate = cut.test.reduce((sum, row) => sum + all.outcomes[row]!, 0) / cut.test.length
  return -(rate * Math.log(rate) + (1 - rate) * Math.log(1 - rate))
}

async function load(set: BenchSet): Promise<TrainInput> {
  const options = { outcome: set.outcome, won: [set.won], date: null, ignore: [set.leak], keepLeaks: true, seed: 1 }
  return loadDeals(makeFiles(), join(root, set.path), options, () => {
    throw new Error('a row of the bench data cannot be read')
  })
}

const { sets, cuts } = JSON.parse(readFileSync(cutsPath, 'utf8')) as Cuts
const absent = Object.values(sets).find(({ path }) => !existsSync(join(root, path)))
if (absent) console.log(`scoring bench skipped: ${absent.path} is not there`)
else {
  const peers = peerAnswers()
  const tables = new Map<string, TrainInput>()
  for (const [name, set] of Object.entries(sets)) tables.set(name, await load(set))
  const rows = cuts
    .filter((cut) => process.argv[2] === undefined || peers?.[`${cut.set}|${cut.n}|${cut.seed}`] !== undefined)
    .map((cut): Row => {
      const all = tables.get(cut.set)!
      const { skill, ...assay } = runCut(all, cut)
      return {
        ...cut,
        base: relativeBase(all, cut),
        skill,
        assay,
        peers: peers?.[`${cut.set}|${cut.n}|${cut.seed}`] ?? null,
      }
    })
  writeSection('Scoring: held-out log loss beside the usual tools', 'node bench/scoring.ts', [
    'Log loss relative to the base rate of the test rows (1 is the base rate, lower is better), mean over the stored cuts. lr: logistic',
    'regression, C by cross-validation; rf: random forest, leaf size by cross-validation; xgb: XGBoost, depth and rounds by',
    'cross-validation (scikit-learn 1.2.1, xgboost 1.7.4, Debian 12). The difference is paired by cut, to the peer that is best on that',
    'set and size, with its standard error. bank-time learns from a window of the calendar and is tested on the next 2,000 calls; there',
    'the loss is after correcting the intercept, because the base rate moves.',
    '',
    ...tableLines(rows, peers === null ? [] : peerNames),
    ...(peers === null ? [] : ['', aloneLine(rows, peerNames)]),
  ])
}
