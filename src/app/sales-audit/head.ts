import { readMark } from '../../core/score/read-columns.ts'
import type { ModelReport } from '../../core/score/report/report.ts'
import type { ValueLine, ValueTable } from '../../core/score/report/value-tables.ts'
import { labelWords, tableWords } from './values.ts'
import { repairWords } from './sections.ts'
import type { AuditWords } from './words.ts'

const figure = (value: string, label: string): string =>
  `<div class="figure"><b>${value}</b><span>${label}</span></div>`

/** Whether the order of the deals may still be chance, though the test passed: the interval of the AUC holds a coin's one half. */
export const isWeak = ({ trained: { model, metrics } }: Pick<ModelReport, 'trained'>): boolean =>
  model.skill && metrics.auc_low <= 0.5

/** The figures at the top. */
export function headFigures(words: AuditWords, { trained, lift }: ModelReport): string {
  const { rows, wins } = trained.model.training
  const { auc, auc_low: low, auc_high: high } = trained.metrics
  const fifth = lift.find(({ share }) => share === 0.2)
  const { skill } = trained.model
  const pairs = (area: number): string => words.number(100 * area)
  return `<div class="figures">${[
    figure(words.number(rows), words.say('head.deals')),
    figure(words.percent(wins / rows, 1), `${words.say('head.won')} (${words.number(wins)})`),
    skill
      ? figure(pairs(auc), words.say('head.pairs', { low: pairs(low), high: pairs(high) }))
      : figure(words.say('head.not_yet'), words.say('head.no_skill')),
    skill && fifth
      ? figure(words.percent(fifth.caught), words.say('head.fifth'))
      : figure('—', words.say('head.no_claim')),
  ].join('')}</div>`
}

/** Deals that a value must have to be named at the top. */
const leastDeals = 20

type Named = { readonly table: ValueTable; readonly line: ValueLine }

/** The value that is won most often and the one that is won least often in the weightiest table where the two are plainly apart. */
function bestAndWorst({ tables }: ModelReport): readonly [Named, Named] | null {
  // One's own columns first: what the reader finds in messages comes second.
  const telling = tables.filter(({ reading }) => reading !== 'length')
  const own = telling.filter(({ column }) => !column.includes(readMark))
  for (const table of [...own.slice(0, 5), ...telling.slice(0, 5)]) {
    const named = table.lines.filter(
      ({ won, label }) => won.of >= leastDeals && label.kind !== 'other' && label.kind !== 'unknown',
    )
    const sorted = named.toSorted((a, b) => b.won.share - a.won.share)
    const [best, worst] = [sorted[0], sorted.at(-1)]
    if (best && worst && best.won.low > worst.won.high)
      return [
        { table, line: best },
        { table, line: worst },
      ]
  }
  return null
}

/** What matters first, in a few sentences: what to do, what sells, what to repair. */
export function headSummary(words: AuditWords, report: ModelReport): string {
  const { skill } = report.trained.model
  const lines: string[] = []
  const calls = report.proposals.find(({ kind }) => kind === 'calls')
  if (!skill) lines.push(words.say('summary.no_skill'))
  else if (isWeak(report)) lines.push(words.say('summary.weak'))
  else if (calls && calls.figures.precision.of > 0)
    lines.push(
      words.say('summary.call', {
        score: calls.figures.threshold,
        share: words.percent(calls.figures.precision.of / report.tested.deals),
        caught: words.percent(calls.figures.recall.share),
      }),
    )
  const apart = bestAndWorst(report)
  if (apart) {
    const [best, worst] = apart
    const said = ({ table, line }: Named): string => `<bdi>${labelWords(words, table.column, line.label)}</bdi>`
    const sells = words.say('summary.sells', {
      high: words.percent(best.line.won.share),
      low: words.percent(worst.line.won.share),
    })
    lines.push(
      sells
        .replace('[column]', () => `<bdi>${tableWords(words, best.table)}</bdi>`)
        .replace('[best]', () => said(best))
        .replace('[worst]', () => said(worst)),
    )
  }
  const repair = report.readiness.repairs.find(({ code }) => code !== 'no_date' && code !== 'many_lost')
  if (repair) lines.push(repairWords(words, repair))
  return `<div class="summary">${lines.map((line) => `<p>${line}</p>`).join('')}</div>`
}
