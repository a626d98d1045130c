import type { Share } from '../../core/score/report/interval.ts'
import type { CurvePoint } from '../../core/score/report/learning-curve.ts'
import type { Promise10, ScoreBand } from '../../core/score/report/promise.ts'
import type { AuditWords } from './words.ts'

/*
 * A chart is as wide as its place: across it is measured in percents of the plot, downwards in pixels, so that its text is 12 pixels
 * high on every screen. What stands beside the plot overflows into the margins that the style leaves.
 */
const plot = { top: 26, bottom: 256 }
const height = plot.bottom + 44
const across = (share: number): string => `${(100 * share).toFixed(2)}%`
const up = (share: number): string => (plot.bottom - share * (plot.bottom - plot.top)).toFixed(1)

/** Round shares from nothing to at least `most`, four to six of them. */
export function ticksTo(most: number): readonly number[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((one) => most / one <= 5) ?? 0.5
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step)
}

/** The uppermost tick: what a chart reaches to. */
const reachOf = (...values: readonly number[]): number => ticksTo(Math.max(0.05, ...values)).at(-1)!

type Axes = { readonly across?: string; readonly up?: string }
type Frame = { readonly name: string; readonly most: number; readonly axes?: Axes; readonly crowded?: boolean }
/** A part of a chart: its shapes, and its values in words for whoever does not see them. */
type Mark = { readonly said: string; readonly shapes: string }

const text = (x: string, y: string, words: string, more = 'text-anchor="middle"'): string =>
  `<text x="${x}" y="${y}" ${more}>${words}</text>`

const line = (from: readonly [string, string], to: readonly [string, string], look: string): string =>
  `<line x1="${from[0]}" y1="${from[1]}" x2="${to[0]}" y2="${to[1]}" ${look}/>`

const bar = (x: string, low: string, high: string): string =>
  line([x, low], [x, high], 'stroke="var(--main)" stroke-width="2" opacity=".7"')

const between = (words: AuditWords, low: number, high: number): string =>
  words.say('value.between', { from: words.percent(low), to: words.percent(high) })

const shareSaid = (words: AuditWords, { hits, of, share, low, high }: Share): string =>
  `${words.percent(share)}, ${between(words, low, high)} (${words.number(hits)} / ${words.number(of)})`

/** A chart around its marks. Their values are its label, and that of each is shown where it is pointed at. */
function frame(
  words: AuditWords,
  { name, most, axes = {}, crowded }: Frame,
  under: string,
  marks: readonly Mark[],
): string {
  const ticks = ticksTo(most).map((share) => {
    const y = up(share / most)
    return `${line(['0', y], ['100%', y], 'stroke="var(--line)"')}${text('-6', y, words.percent(share), 'text-anchor="end" dominant-baseline="middle"')}`
  })
  const titles = [
    axes.up === undefined ? '' : text('0', '12', axes.up, 'text-anchor="start"'),
    axes.across === undefined ? '' : text('100%', String(height - 6), axes.across, 'text-anchor="end"'),
  ]
  const drawn = marks.map(({ said, shapes }) => `<g><title>${said}</title>${shapes}</g>`)
  const label = [name, ...marks.map(({ said }) => said)].join('; ')
  return `<div class="chart${crowded ? ' crowded' : ''}"><svg height="${height}" role="img" aria-label="${label}">${ticks.join('')}${under}${drawn.join('')}${titles.join('')}</svg></div>`
}

/** Promised against came: on the diagonal the score keeps its promise; the bars are 95 % intervals. */
export function reliabilityChart(words: AuditWords, points: readonly Promise10[]): string {
  const most = reachOf(...points.map(({ predicted, came }) => Math.max(predicted, came.high)))
  const x = (share: number): string => across(Math.min(1, share / most))
  const y = (share: number): string => up(Math.min(1, share / most))
  const axes = { across: words.say('chart.promised'), up: words.say('chart.came') }
  const marks = points.map(({ predicted, came }) => ({
    said: `${axes.across} ${words.percent(predicted)}, ${axes.up} ${shareSaid(words, came)}`,
    shapes: `${bar(x(predicted), y(came.low), y(came.high))}<circle cx="${x(predicted)}" cy="${y(came.share)}" r="5" fill="var(--main)"/>`,
  }))
  const labels = ticksTo(most).map((share) => text(x(share), String(plot.bottom + 18), words.percent(share)))
  const diagonal = line([x(0), y(0)], [x(most), y(most)], 'stroke="var(--soft)" stroke-dasharray="5 5"')
  return frame(words, { name: words.say('chart.reliability'), most, axes }, diagonal + labels.join(''), marks)
}

/** As many labels stand side by side on a narrow screen; of more, every other one steps down there. */
const mostInLine = 6

/** Conversion by score range, with 95 % intervals; the dashed line is the average where it is given. */
export function conversionChart(words: AuditWords, bands: readonly ScoreBand[], average: number | null = null): string {
  const used = bands.filter(({ won }) => won.of > 0)
  const most = reachOf(average ?? 0, ...used.map(({ won }) => won.high))
  const width = 1 / Math.max(1, used.length)
  const marks = used.map(({ from, to, won }, index) => {
    const middle = across((index + 0.5) * width)
    const scores = `${words.number(from)}–${words.number(to)}`
    const top = up(won.share / most)
    const filled = (Number(up(0)) - Number(top)).toFixed(1)
    const labels = `${text(middle, String(plot.bottom + 17), scores)}${text(middle, String(plot.bottom + 33), words.number(won.of))}`
    return {
      said: `${scores}: ${shareSaid(words, won)}`,
      shapes: `<rect x="${across((index + 0.1) * width)}" y="${top}" width="${across(0.8 * width)}" height="${filled}" rx="4" fill="var(--main)" opacity=".75"/>${line([middle, up(won.low / most)], [middle, up(won.high / most)], 'stroke="var(--ink)"')}<g${index % 2 === 0 ? '' : ' class="odd"'}>${labels}</g>`,
    }
  })
  const base = average === null ? [] : [averageLine(words, average, most)]
  const crowded = used.length > mostInLine
  const axes = { up: words.say('sells.won') }
  return frame(words, { name: words.say('chart.conversion'), most, axes, crowded }, '', [...marks, ...base])
}

function averageLine(words: AuditWords, average: number, most: number): Mark {
  const y = up(average / most)
  const share = words.percent(average, 1)
  const label = text('4', (Number(y) - 6).toFixed(1), share, 'text-anchor="start" class="over"')
  return {
    said: `${words.say('sells.won')} ${share}`,
    shapes: line(['0', y], ['100%', y], 'stroke="var(--ink)" stroke-dasharray="5 5"') + label,
  }
}

/** Nine of ten times a value lies within so many standard errors. */
const nineOfTen = 1.645

const intervalOf = ({ relative, error }: CurvePoint): readonly [number, number] => [
  Math.max(0, relative - nineOfTen * error),
  relative + nineOfTen * error,
]

/** The width of the narrowest plot and of a digit on it, in pixels. */
const narrowest = { plot: 190, digit: 7 }

/** The labels that stand clear of each other on the narrowest plot: from the last to the first, each that has room. */
function clearLabels(labels: readonly string[], places: readonly number[]): readonly boolean[] {
  let free = Number.POSITIVE_INFINITY
  const clear = labels.map(() => false)
  for (let index = labels.length - 1; index >= 0; index -= 1) {
    const middle = places[index]! * narrowest.plot
    const half = (labels[index]!.length * narrowest.digit) / 2
    if (middle + half > free) continue
    clear[index] = true
    free = middle - half - narrowest.digit
  }
  return clear
}

/** Learning curve: the held-out log loss against that of the base rate, with 90 % intervals. */
export function curveChart(words: AuditWords, points: readonly CurvePoint[]): string {
  const last = points.at(-1)?.deals ?? 1
  const most = reachOf(1, ...points.map((point) => intervalOf(point)[1]))
  const places = points.map(({ deals }) => deals / last)
  const names = points.map(({ deals }) => words.number(deals))
  const clear = clearLabels(names, places)
  const at = (index: number): readonly [string, string] => [across(places[index]!), up(points[index]!.relative / most)]
  const marks = points.map((point, index) => {
    const [x, y] = at(index)
    const interval = intervalOf(point)
    const spread = bar(x, up(interval[0] / most), up(interval[1] / most))
    const name = clear[index] ? text(x, String(plot.bottom + 18), names[index]!) : ''
    return {
      said: `${names[index]}: ${words.percent(point.relative)}, ${between(words, ...interval)}`,
      shapes: `${spread}<circle cx="${x}" cy="${y}" r="5" fill="var(--main)"/>${name}`,
    }
  })
  const axes = { across: words.say('axis.deals'), up: words.say('axis.uncertainty') }
  const name = `${words.say('chart.curve')}; ${axes.across}: ${axes.up}`
  const lines = points
    .slice(1)
    .map((_, index) => line(at(index), at(index + 1), 'stroke="var(--main)" stroke-width="2"'))
  return frame(words, { name, most, axes }, lines.join(''), marks)
}
