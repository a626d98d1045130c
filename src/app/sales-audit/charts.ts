import type { CurvePoint } from '../../core/score/report/learning-curve.ts'
import type { Promise10, ScoreBand } from '../../core/score/report/promise.ts'
import type { AuditWords } from './words.ts'

const size = { width: 520, height: 300, left: 60, bottom: 44, top: 12, right: 26 }
const across = (share: number): number => size.left + share * (size.width - size.left - size.right)
const up = (share: number): number => size.height - size.bottom - share * (size.height - size.bottom - size.top)
const at = (value: number): string => value.toFixed(1)

type Frame = { readonly words: AuditWords; readonly label: string; readonly most: number }

/** Round shares from nothing to at least `most`, four to six of them. */
export function ticksTo(most: number): readonly number[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25].find((one) => most / one <= 5) ?? 0.5
  return Array.from({ length: Math.ceil(most / step - 1e-9) + 1 }, (_, index) => index * step)
}

/** The uppermost tick: what a chart reaches to. */
const reachOf = (...values: readonly number[]): number => ticksTo(Math.max(0.05, ...values)).at(-1)!

function frame({ words, label, most }: Frame, body: string): string {
  const ticks = ticksTo(most).map((share) => {
    const y = at(up(share / most))
    return `<line x1="${size.left}" x2="${size.width - size.right}" y1="${y}" y2="${y}" stroke="var(--line)"/><text x="${size.left - 6}" y="${y}" text-anchor="end" dominant-baseline="middle">${words.percent(share)}</text>`
  })
  return `<svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${label}">${ticks.join('')}${body}</svg>`
}

/** Promised against came: on the diagonal the score keeps its promise; the bars are 95 % intervals. */
export function reliabilityChart(words: AuditWords, points: readonly Promise10[]): string {
  const most = reachOf(...points.map(({ predicted, came }) => Math.max(predicted, came.high)))
  const x = (share: number): string => at(across(Math.min(1, share / most)))
  const y = (share: number): string => at(up(Math.min(1, share / most)))
  const marks = points.map(
    ({ predicted, came }) =>
      `<line x1="${x(predicted)}" x2="${x(predicted)}" y1="${y(came.low)}" y2="${y(came.high)}" stroke="var(--main)" stroke-width="2" opacity=".45"/><circle cx="${x(predicted)}" cy="${y(came.share)}" r="5" fill="var(--main)"/>`,
  )
  const labels = ticksTo(most).map(
    (share) => `<text x="${x(share)}" y="${size.height - 20}" text-anchor="middle">${words.percent(share)}</text>`,
  )
  const diagonal = `<line x1="${x(0)}" y1="${y(0)}" x2="${x(most)}" y2="${y(most)}" stroke="var(--soft)" stroke-dasharray="5 5"/>`
  const axis = `<text x="${at(across(0.5))}" y="${size.height - 4}" text-anchor="middle">${words.say('chart.promised')}</text><text x="12" y="${at(up(0.5))}" text-anchor="middle" transform="rotate(-90 12 ${at(up(0.5))})">${words.say('chart.came')}</text>`
  return frame(
    { words, label: words.say('chart.reliability'), most },
    diagonal + marks.join('') + labels.join('') + axis,
  )
}

/** Conversion by score range, with 95 % intervals. */
export function conversionChart(words: AuditWords, bands: readonly ScoreBand[]): string {
  const used = bands.filter(({ won }) => won.of > 0)
  const most = reachOf(...used.map(({ won }) => won.high))
  const width = (size.width - size.left - size.right) / Math.max(1, used.length)
  const bars = used.map(({ from, to, won }, index) => {
    const x = size.left + index * width
    const top = up(won.share / most)
    const middle = at(x + width / 2)
    return `<rect x="${at(x + 4)}" y="${at(top)}" width="${at(width - 8)}" height="${at(up(0) - top)}" rx="4" fill="var(--main)" opacity=".75"/><line x1="${middle}" x2="${middle}" y1="${at(up(won.low / most))}" y2="${at(up(won.high / most))}" stroke="var(--ink)"/><text x="${middle}" y="${size.height - 22}" text-anchor="middle">${from}–${to}</text><text x="${middle}" y="${size.height - 7}" text-anchor="middle">${won.of}</text>`
  })
  return frame({ words, label: words.say('chart.conversion'), most }, bars.join(''))
}

/** Learning curve: held-out log loss against that of the base rate. */
export function curveChart(words: AuditWords, points: readonly CurvePoint[]): string {
  const last = points[points.length - 1]?.deals ?? 1
  const top = reachOf(1, ...points.map(({ relative }) => relative))
  const x = (deals: number): string => at(across(deals / last))
  const y = (relative: number): string => at(up(relative / top))
  const line = points.map(({ deals, relative }) => `${x(deals)},${y(relative)}`).join(' ')
  const marks = points.map(
    ({ deals, relative }) =>
      `<circle cx="${x(deals)}" cy="${y(relative)}" r="5" fill="var(--main)"/><text x="${x(deals)}" y="${size.height - 20}" text-anchor="middle">${deals}</text>`,
  )
  return frame(
    { words, label: words.say('chart.curve'), most: top },
    `<polyline points="${line}" fill="none" stroke="var(--main)" stroke-width="2"/>${marks.join('')}`,
  )
}
