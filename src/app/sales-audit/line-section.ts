import type { HotFigures } from '../../core/score/report/promise.ts'
import type { ModelReport } from '../../core/score/report/report.ts'
import type { Proposal } from '../../core/score/report/thresholds.ts'
import { htmlTable, section } from './html.ts'
import { range } from './sections.ts'
import type { AuditWords } from './words.ts'

const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 0.05

const wishPercent = (words: AuditWords, wish: number): string => words.percent(wish, isWhole(100 * wish) ? 0 : 1)

function lineRow(words: AuditWords, name: string, { threshold, precision, recall }: HotFigures): string[] {
  return [
    name,
    String(threshold),
    words.number(precision.of),
    precision.of === 0 ? '—' : `${words.percent(precision.share)} (${range(words, precision.low, precision.high)})`,
    `${words.percent(recall.share)} (${range(words, recall.low, recall.high)})`,
  ]
}

function proposalName(words: AuditWords, { kind, wish, aDay }: Proposal): string {
  if (aDay === undefined) return words.say(`line.by_${kind}`, { wish: wishPercent(words, wish) })
  return words.say('line.by_day', { count: words.figure(aDay), wish: words.percent(Math.min(1, wish)) })
}

/** Wishes that no score keeps, and lines that would say nothing, in words. */
function lineNotes(words: AuditWords, { proposals, wishes, hot, tested }: ModelReport): readonly string[] {
  const has = (kind: Proposal['kind']): boolean => proposals.some((one) => one.kind === kind)
  return [
    hot.precision.of === 0
      ? words.say('line.none_hot', { count: words.number(tested.deals), score: hot.threshold })
      : null,
    has('precision') ? null : words.say('line.unmet_precision', { wish: wishPercent(words, wishes.precision) }),
    has('value') ? null : words.say('line.unmet_value', { wish: wishPercent(words, wishes.callCost) }),
    wishes.hotShare < 1 || wishes.hotADay === undefined
      ? null
      : words.say('line.all_a_day', { count: words.figure(wishes.hotADay) }),
  ].filter((line) => line !== null)
}

/** From which score on a lead is hot: what each line would have brought, and what calling the best first brings. */
export function thresholdSection(words: AuditWords, report: ModelReport): string {
  const { proposals, hot, lift, trained, wishes } = report
  if (!trained.model.skill) return ''
  const told = proposals.filter(({ kind }) => kind !== 'calls' || wishes.hotShare < 1)
  const rows = [
    ...(hot.precision.of === 0 ? [] : [lineRow(words, words.say('line.default'), hot)]),
    ...told.map((proposal) => lineRow(words, proposalName(words, proposal), proposal.figures)),
  ]
  const lifts = lift.map(({ share, caught, lift: times }) => [
    words.percent(share),
    words.percent(caught),
    `×${words.number(times, 1)}`,
  ])
  const head = ['wish', 'from', 'hot', 'precision', 'recall'].map((name) => words.say(`line.${name}`))
  const liftHead = ['called', 'reached', 'times'].map((name) => words.say(`line.${name}`))
  const notes = lineNotes(words, report).map((line) => `<p class="note">${line}</p>`)
  return section(
    words.say('line.title'),
    words.say('line.lead'),
    `${rows.length === 0 ? '' : htmlTable(head, rows, { stacked: true })}${notes.join('')}<h3>${words.say('line.best_first')}</h3>${htmlTable(liftHead, lifts)}`,
  )
}
