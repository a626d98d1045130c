import type { ModelReport } from '../../core/score/report/report.ts'
import { answer, type Outlook } from './answer.ts'
import { conversionChart, reliabilityChart } from './charts.ts'
import { isWeak } from './head.ts'
import { section } from './html.ts'
import type { AuditWords } from './words.ts'

const chart = (title: string, svg: string, note: string): string =>
  `<div><h3>${title}</h3><figure>${svg}<figcaption>${note}</figcaption></figure></div>`

/**
 * Whether what came agrees with what was promised, in how many groups of like scores. Of ten intervals of 95 % one may well miss; where a third
 * does, the promise is not kept.
 */
function outlookOf({ reliability }: ModelReport): { readonly outlook: Outlook; readonly inside: number } {
  const inside = reliability.filter(({ predicted, came }) => predicted >= came.low && predicted <= came.high).length
  const outside = reliability.length - inside
  if (outside <= Math.floor(reliability.length / 10)) return { outlook: 'good', inside }
  return { outlook: outside <= reliability.length / 3 ? 'fair' : 'poor', inside }
}

/** What a statistician asks for. */
function forStatistician(words: AuditWords, { trained, ownShare }: ModelReport): string {
  const { metrics } = trained
  const figures = words.say('promise.figures', {
    saved: words.percent(1 - metrics.log_loss / metrics.log_loss_base, 1),
    loss: words.number(metrics.log_loss, 3),
    base: words.number(metrics.log_loss_base, 3),
    brier: words.number(metrics.brier, 3),
    auc: words.number(metrics.auc, 3),
    low: words.number(metrics.auc_low, 3),
    high: words.number(metrics.auc_high, 3),
    own: words.percent(ownShare),
  })
  const ece =
    metrics.ece < 0.0005
      ? words.say('promise.ece_none')
      : words.say('promise.ece', { ece: words.number(100 * metrics.ece, 1) })
  return `<details><summary>${words.say('promise.details')}</summary><p>${figures} ${ece}</p></details>`
}

/** Whether the score keeps its word: yes or no, what was tested, two charts and the figures. */
export function promiseSection(words: AuditWords, report: ModelReport): string {
  const { trained, reliability, conversion, tested } = report
  const title = words.say('promise.title')
  const how = trained.model.training.dateColumn === null ? 'held_out' : 'later'
  const said = words.say(`promise.${how}`, { count: words.number(tested.deals), wins: words.number(tested.wins) })
  if (!trained.model.skill) return section(title, said, `<p>${words.say('promise.none')}</p>`)
  const { outlook, inside } = outlookOf(report)
  const counts = { inside: words.number(inside), all: words.number(reliability.length) }
  const judged = isWeak(report)
    ? answer('fair', words.say('promise.weak'))
    : answer(outlook, words.say(`promise.${outlook}`, counts))
  const charts = [
    chart(words.say('chart.reliability'), reliabilityChart(words, reliability), words.say('chart.reliability_note')),
    chart(
      words.say('chart.conversion'),
      conversionChart(words, conversion, tested.wins / tested.deals),
      words.say('chart.conversion_note'),
    ),
  ]
  return section(
    title,
    `${words.say('promise.lead')} ${said}`,
    `${judged}<div class="pair">${charts.join('')}</div>${forStatistician(words, report)}`,
  )
}
