import type { AnalysisDocument } from '../../app/analyse-experiment.ts'
import type { PlanDocument } from '../../app/plan-experiment.ts'
import type { RecomputedDocument } from '../../app/recompute-experiment.ts'
import { AppError } from '../../core/app-error.ts'
import { exitCodes } from '../exit-code.ts'
import type { Register } from '../program.ts'
import type { Wiring } from '../wiring.ts'

type PlanOptions = {
  readonly base: number
  readonly sd?: number
  readonly effect: number
  readonly perWeek: number
  readonly power: number
  readonly alpha: number
  readonly json?: boolean
}

type AnalyseOptions = {
  readonly metric: string
  readonly unit: string
  readonly alpha: number
  readonly shareB: number
  readonly better?: string
  readonly guardrail: readonly string[]
  readonly json?: boolean
}

/** Reads the number of an option; a share may be written with a percent sign. */
const numberOf =
  (option: string) =>
  (text: string): number => {
    const percent = text.trim().endsWith('%')
    const value = text.trim() === '' ? Number.NaN : Number(percent ? text.trim().slice(0, -1) : text)
    if (!Number.isFinite(value)) throw new AppError('bad_input', 'not_a_number', `Give ${option} a number.`, { option })
    return percent ? value / 100 : value
  }

const collect = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value]

/** One of a few words an option may have. */
function choiceOf<Choice extends string>(option: string, value: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((one) => one === value)
  if (choice) return choice
  throw new AppError('bad_input', 'not_a_choice', `Give ${option} one of ${choices.join(', ')}.`, { option })
}

function shareOf(option: string, value: number): number {
  if (value > 0 && value < 1) return value
  throw new AppError('bad_input', 'share_out_of_range', `Give ${option} a share between 0 and 1.`, { option })
}

/** `assay experiment plan`, `assay experiment analyse FILE.csv` and `assay experiment recompute RESULT.json`. */
export const registerExperiment: Register = (program, wiring) => {
  const experiment = program.command('experiment').description('plans and analyses an honest comparison of two arms')
  experiment
    .command('plan')
    .description('says how many leads and weeks a comparison of two rates or means needs')
    .requiredOption('--base <rate>', 'rate without the change, such as 0.032; with --sd the mean', numberOf('--base'))
    .option('--sd <number>', 'a mean is compared: its standard deviation from lead to lead', numberOf('--sd'))
    .requiredOption('--effect <difference>', 'difference worth seeing, such as 0.016', numberOf('--effect'))
    .requiredOption('--per-week <leads>', 'leads a week, both arms together', numberOf('--per-week'))
    .option('--power <share>', 'chance of seeing the difference if it is there', numberOf('--power'), 0.8)
    .option('--alpha <share>', 'chance of a false alarm', numberOf('--alpha'), 0.05)
    .option('--json', 'one JSON document on standard output')
    .action((options: PlanOptions) => runPlan(wiring, options))
  experiment
    .command('analyse')
    .description('compares the arms; may be run every day')
    .argument('<file>', 'table with the columns lead_id, rep_id, arm, assigned_at, source, won, amount, pre_*')
    .option('--metric <name>', 'conversion, revenue, minutes_to_contact or another number column', 'conversion')
    .option('--unit <unit>', 'lead, or rep where whole reps were given to an arm', 'lead')
    .option('--better <way>', 'higher or lower; times and costs are better when lower')
    .option('--guardrail <name>', 'a metric the change must not harm; may be repeated', collect, [])
    .option('--alpha <share>', 'chance that the interval ever misses the truth', numberOf('--alpha'), 0.05)
    .option('--share-b <share>', 'share of leads meant for arm B', numberOf('--share-b'), 0.5)
    .option('--json', 'one JSON document on standard output')
    .action((file: string, options: AnalyseOptions) => runAnalyse(wiring, file, options))
  experiment
    .command('recompute')
    .description('computes a result saved from the console again and says whether the figures agree')
    .argument('<file>', 'the JSON file of an experiment or a pilot')
    .option('--json', 'one JSON document on standard output')
    .action((file: string, options: { readonly json?: boolean }) => runRecompute(wiring, file, options))
}

async function runPlan(wiring: Wiring, options: PlanOptions): Promise<void> {
  const { planExperiment } = await import('../../app/plan-experiment.ts')
  const { sd, ...asked } = options
  const document = planExperiment({ ...asked, deviation: sd ?? null })
  if (options.json) wiring.printJson(document)
  else process.stdout.write(`${planText(document)}\n`)
}

async function runAnalyse(wiring: Wiring, file: string, options: AnalyseOptions): Promise<void> {
  const { analyseExperiment } = await import('../../app/analyse-experiment.ts')
  const input = {
    path: file,
    metric: options.metric,
    unit: choiceOf('--unit', options.unit, ['lead', 'rep']),
    better: options.better === undefined ? null : choiceOf('--better', options.better, ['higher', 'lower']),
    guardrails: options.guardrail,
    alpha: shareOf('--alpha', options.alpha),
    shareB: shareOf('--share-b', options.shareB),
  }
  const { document, refused } = await analyseExperiment({ files: await wiring.files() }, input)
  if (options.json) wiring.printJson(document)
  else process.stdout.write(`${analysisText(document)}\n`)
  for (const { line, column, code, reason } of refused.slice(0, 20))
    wiring.note(`line ${line}, ${column ?? ''}: ${code}: ${reason}`)
  if (refused.length > 20) wiring.note(`and ${refused.length - 20} rows more were refused`)
  if (refused.length > 0) process.exitCode = exitCodes.someRefused
}

async function runRecompute(wiring: Wiring, file: string, options: { readonly json?: boolean }): Promise<void> {
  const { recomputeExperiment } = await import('../../app/recompute-experiment.ts')
  const document = await recomputeExperiment({ files: await wiring.files() }, file)
  if (options.json) wiring.printJson(document)
  else process.stdout.write(`${recomputedText(document)}\n`)
  if (!document.agrees) process.exitCode = exitCodes.usage
}

function recomputedText({ agrees, results }: RecomputedDocument): string {
  const shown = (value: unknown) => (typeof value === 'number' ? value.toPrecision(6) : JSON.stringify(value))
  const lines = results.flatMap(({ metric, from, differences, result: { estimate, low, high } }) => [
    `${metric}: ${shown(estimate)}, ${shown(low)} to ${shown(high)}, computed from ${from === 'rows' ? 'its rows' : 'means and standard error'}: ${differences.length === 0 ? 'the same' : 'NOT THE SAME'}`,
    ...differences.map(
      ({ key, said, computed }) => `  ${key}: the file says ${shown(said)}, its rows ${shown(computed)}`,
    ),
  ])
  return [...lines, agrees ? 'The result agrees with its rows.' : 'The result does NOT agree with its rows.'].join('\n')
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`

function planText(plan: PlanDocument): string {
  const { base, effect, deviation, power, alpha } = plan
  const words = (value: number) => (deviation === null ? percent(value) : String(Number(value.toFixed(4))))
  return [
    `To see ${words(base)} become ${words(base + effect)} with a power of ${power} and alpha ${alpha}:`,
    `  one look at the end   ${plan.per_arm} leads per arm, ${plan.weeks} weeks at ${plan.per_week} leads a week`,
    `  looking every day     ${plan.per_arm_daily_looks} leads per arm, ${plan.weeks_daily_looks} weeks`,
    deviation === null
      ? 'With this traffic one look sees a rise, in percentage points, of at least'
      : 'With this traffic one look sees a difference, in the units of the metric, of at least',
    ...plan.detectable.map(
      (row) =>
        `  after ${row.weeks} weeks   ${row.effect === null ? 'nothing' : ((deviation === null ? 100 : 1) * row.effect).toFixed(2)}`,
    ),
    `Formula: ${plan.formula}.`,
  ].join('\n')
}

function analysisText(result: AnalysisDocument): string {
  const shown = (value: number | null) => (value === null ? 'not known yet' : value.toPrecision(4))
  return [
    `${result.metric}, B minus A: ${shown(result.estimate)} (always-valid ${100 - 100 * result.alpha} % interval ${shown(result.low)} to ${shown(result.high)})`,
    `arm A ${shown(result.mean_a)} of ${result.n_a}, arm B ${shown(result.mean_b)} of ${result.n_b}; split p = ${result.srm_p.toPrecision(3)}`,
    verdictText(result),
    ...result.guardrails.map(
      ({ metric, low, high, harmed }) =>
        `guardrail ${metric}: ${harmed ? 'HARMED' : 'no harm shown'}, ${shown(low)} to ${shown(high)}`,
    ),
    ...result.warnings.map(({ code, count }) => `warning: ${code}${count === null ? '' : ` (${count})`}`),
  ].join('\n')
}

function verdictText({ decision, weeks_left: weeks }: AnalysisDocument): string {
  if (decision !== 'none_yet') return `Arm ${decision} is better.`
  if (weeks === null) return 'Not enough data yet.'
  return weeks > 104
    ? 'Not enough data yet; at this rate no difference will show within two years.'
    : `Not enough data yet: about ${weeks} weeks.`
}
