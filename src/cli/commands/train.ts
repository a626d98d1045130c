import { AppError } from '../../core/app-error.ts'
import type { TrainOptions } from '../../app/load-deals.ts'
import type { Outcomes } from '../../app/train-model.ts'
import type { Trained } from '../../core/score/train.ts'
import { exitCodes } from '../exit-code.ts'
import { baseWorldFor, wordsOption } from '../own-words.ts'
import type { Register } from '../program.ts'
import { someNames } from '../some-names.ts'

export type TrainFlags = {
  readonly outcome?: string
  readonly won?: string
  readonly date?: string
  readonly ignore?: string
  readonly keepLeaks?: boolean
  readonly rising?: string
  readonly falling?: string
  readonly fixed?: string
  readonly lines?: string
  readonly seed?: string
  readonly words?: string
}

/** The flags of `train` and `audit` as options, or what is wrong with them. */
export function trainOptions(flags: TrainFlags): TrainOptions {
  if (flags.outcome === undefined)
    throw new AppError('bad_input', 'outcome_missing', 'Name the column that says won or lost with --outcome COLUMN.', {
      option: '--outcome',
    })
  const seed = Number(flags.seed ?? 1)
  if (flags.seed?.trim() === '' || !Number.isSafeInteger(seed) || seed < 0)
    throw new AppError('bad_input', 'seed_broken', 'The seed is a whole number from 0 up.', { option: '--seed' })
  return {
    outcome: flags.outcome,
    won: flags.won ?? null,
    date: flags.date ?? null,
    ignore: flags.ignore ?? '',
    keepLeaks: flags.keepLeaks ?? false,
    rising: flags.rising ?? '',
    falling: flags.falling ?? '',
    fixed: flags.fixed ?? null,
    lines: flags.lines ?? null,
    seed,
  }
}

/** One line a reason, however many columns it holds for. */
function leftOutLines(ignored: Trained['ignored']): readonly string[] {
  const reasons = [...new Set(ignored.map(({ reason }) => reason))]
  return reasons.map((reason) => {
    const columns = ignored.flatMap((entry) => (entry.reason === reason ? [entry.column] : []))
    return `left out: ${someNames(columns)}: ${reason}`
  })
}

/** Deals without an outcome are open; and where several values count as lost, some may be deals that are still open. */
function outcomeLines({ lost, open }: Outcomes): readonly string[] {
  const blank = open === 0 ? [] : [`${open} more without an outcome: still open, left out`]
  if (lost.length < 2) return blank
  const values = someNames(lost.map(({ value, deals }) => `"${value.slice(0, 40)}" (${deals})`))
  return [...blank, `counted as lost: ${values}; leave the outcome of deals that are still open blank`]
}

/** How earlier and later deals were told apart, where a column of dates was named. */
function dateLines({ training }: Trained['model'], undated: number | null): readonly string[] {
  if (undated === null) return []
  const unread = undated === 0 ? [] : [`${undated} deals have no date that can be read: they are only learned from`]
  if (training.dateColumn !== null) return unread
  return [...unread, 'the dates leave too few later deals to test on: validated on random ones']
}

const verdictWords = {
  own: 'own points for',
  one: 'one model for',
  too_few: 'one model: too few deals to tell lines apart',
  too_wide: 'one model: too many columns to try own points for',
} as const

/** Lines of business: one model or own points, by how much, and in what they differ. */
function businessLines({ lines, ignored }: Trained): readonly string[] {
  if (lines === null) return []
  const out = ignored.find(({ column }) => column === lines.column)
  if (out !== undefined)
    return [`lines of business by ${lines.column}: one model: the column is left out: ${out.reason}`]
  const gain =
    lines.gain === null
      ? ''
      : `; gain in log loss ${lines.gain.toFixed(4)} (${lines.low!.toFixed(4)} to ${lines.high!.toFixed(4)})`
  const told = lines.lines.map(({ value, differs }) =>
    differs.length > 0 ? `${value} (${differs.join(', ')})` : value,
  )
  return [
    `lines of business by ${lines.column}: ${verdictWords[lines.verdict]} ${someNames(told)}${gain}`
      .replace(/ +;/, ';')
      .trim(),
  ]
}

/** Said once, where past deals could not keep the ids they have in the table. */
export const idsHiddenLine =
  'the ids of the table are addresses, telephone numbers or names of people: past deals are named by the number of their row'

/** Which columns seem to know the outcome, and what to do where one of them does not. */
function leakLines({ leaks, ignored }: Trained): readonly string[] {
  if (leaks.length === 0) return []
  const left = ignored.some(({ code }) => code === 'leak')
  const found = leaks.map(({ column, evidence }) => `leak: ${column}: ${evidence}`)
  if (!left)
    return [...found, 'leaks are kept, as asked: leave out with --ignore what is known only after a deal has closed']
  return [
    ...found,
    'leaks are left out; --keep-leaks uses them all the same, where they are known before a deal closes (with --ignore for those that are not)',
  ]
}

/** Where validation promises more than sales data can keep. */
const disbelief = (columns: Trained['unbelievable']): readonly string[] =>
  columns.length === 0
    ? []
    : [
        `beyond belief: sales are hardly ever told so well in advance. See whether columns are filled or changed when a deal closes, first of all ${someNames(columns)}, and leave those out with --ignore`,
      ]

/** Why nothing was learned: more deals help, unless all that tells anything was left out as a leak. */
function noSkillLine({ leaks, ignored }: Trained): string {
  const left = new Set(ignored.flatMap(({ column, code }) => (code === 'leak' ? [column] : [])))
  const strong = leaks.flatMap(({ column }) => (left.has(column) ? [column] : []))
  const told =
    'validation cannot tell the model from the base rate: it answers with the base rate and what Assay knows in general'
  return strong.length === 0
    ? `${told} until there are more deals`
    : `${told}. Left out as leaks: ${someNames(strong)}; the other columns tell too little`
}

/** What was learned, in a few lines for a terminal. */
function summaryLines(trained: Trained, read: Outcomes): readonly string[] {
  const { model, ignored, metrics, unbelievable } = trained
  const { rows, wins } = model.training
  const skill = model.skill
    ? `AUC ${metrics.auc.toFixed(3)} (${metrics.auc_low.toFixed(3)} to ${metrics.auc_high.toFixed(3)}), log loss ${(metrics.log_loss / metrics.log_loss_base).toFixed(3)} of the base rate's`
    : noSkillLine(trained)
  return [
    `${rows} closed deals, ${wins} won (${((100 * wins) / rows).toFixed(1)} %)`,
    ...outcomeLines(read),
    ...dateLines(model, read.undated),
    skill,
    ...disbelief(unbelievable),
    ...businessLines(trained),
    ...leakLines(trained),
    ...leftOutLines(ignored),
    ...(read.idsHidden ? [idsHiddenLine] : []),
  ]
}

/** `assay train DEALS.csv --outcome COLUMN ... --model MODEL.json`. */
export const registerTrain: Register = (program, wiring) => {
  program
    .command('train')
    .description('learns a scorecard from closed deals')
    .argument('<file>', 'deals as CSV or XLSX')
    .requiredOption('--outcome <column>', 'the column that says won or lost; blank means open')
    .option('--won <values>', 'its values that mean won, separated by commas; one that holds a comma in quotes')
    .option('--date <column>', 'when the lead came: earlier deals train, later ones test')
    .option(
      '--ignore <columns>',
      'columns to leave out, separated by commas; one that holds a comma in quotes: \'"A, B",C\'',
    )
    .option('--keep-leaks', 'use columns that seem to know the outcome all the same')
    .option('--rising <columns>', 'numbers whose points may only rise, separated by commas')
    .option('--falling <columns>', 'numbers whose points may only fall, separated by commas')
    .option('--lines <column>', 'the column of the lines of business: each gets points of its own where that is better')
    .option('--fixed <file>', 'JSON list of points made by hand: [{"column":"Position","is":["director"],"points":10}]')
    .option('--for-server', 'learn from the features that a server knows of a lead, so that the model can be published')
    .option(...wordsOption)
    .option('--seed <number>', 'seed of all chance', '1')
    .requiredOption('--model <file>', 'where the model goes')
    .option('--json', 'one JSON document on standard output')
    .action(async (file: string, flags: TrainFlags & { model: string; json?: boolean; forServer?: boolean }) => {
      const options = trainOptions(flags)
      const { trainFromTable, trainSummary } = await import('../../app/train-model.ts')
      const world = {
        files: await wiring.files(),
        baseModel: () => wiring.baseModel(),
        base: () => baseWorldFor(wiring, flags.words),
      }
      const forServer = flags.forServer ?? false
      const { trained, read, refused } = await trainFromTable(world, {
        from: file,
        to: flags.model,
        options,
        forServer,
      })
      if (flags.json) wiring.printJson(trainSummary(trained, read))
      for (const line of summaryLines(trained, read)) wiring.note(line)
      if (refused === 0) return
      wiring.note(`refused rows: ${refused}, see ${flags.model}.errors.csv`)
      process.exitCode = exitCodes.someRefused
    })
}
