import { readFileSync } from 'node:fs'
import { parse } from 'node-html-parser'
import { describe, expect, it } from 'vitest'
import { wilson } from '../../core/score/report/interval.ts'
import { conversionChart, curveChart, reliabilityChart, ticksTo } from './charts.ts'
import { type AuditMessages, makeAuditWords } from './words.ts'

const english = JSON.parse(
  readFileSync(new URL('../../../data/audit/en.json', import.meta.url), 'utf8'),
) as AuditMessages
const words = makeAuditWords('en', english)

const saidBy = (chart: string): string => parse(chart).querySelector('svg')!.getAttribute('aria-label')!
const textsOf = (chart: string): string[] =>
  parse(chart)
    .querySelectorAll('text')
    .map(({ text }) => text)

it.each([
  [0.05, [0, 1, 2, 3, 4, 5]],
  [0.19, [0, 5, 10, 15, 20]],
  [0.37, [0, 10, 20, 30, 40]],
  [0.87, [0, 20, 40, 60, 80, 100]],
  [1.1, [0, 25, 50, 75, 100, 125]],
])('an axis to %s has round ticks that reach it', (most, percents) => {
  expect(ticksTo(most).map((share) => Math.round(100 * share))).toEqual(percents)
})

describe('won deals by score', () => {
  const bands = Array.from({ length: 10 }, (_, band) => ({
    from: 10 * band,
    to: band === 9 ? 100 : 10 * band + 9,
    won: wilson(100 * band, band === 5 ? 0 : 1234),
  }))

  it('says every score range that has deals', () => {
    const chart = conversionChart(words, bands)
    expect(saidBy(chart)).toMatch(/^Share won by score; 0–9: 0%, 0% to 0% \(0 \/ 1,234\); 10–19: 8%, 7% to 10% \(100/)
    expect(saidBy(chart)).toMatch(/90–100: 73%, 70% to 75% \(900 \/ 1,234\)$/)
    expect(saidBy(chart)).not.toContain('50–59')
    expect(textsOf(chart).filter((text) => text === '1,234')).toHaveLength(9)
  })

  it('draws the average where it is given, and reaches to it', () => {
    expect(conversionChart(words, bands)).not.toContain('stroke-dasharray')
    const chart = conversionChart(words, bands.slice(0, 1), 0.283)
    expect(chart).toContain('stroke-dasharray')
    expect(textsOf(chart)).toEqual(expect.arrayContaining(['28.3%', '30%']))
    expect(saidBy(chart)).toMatch(/; won 28\.3%$/)
  })

  it('lets labels step down only where there are many', () => {
    expect(conversionChart(words, bands)).toContain('class="chart crowded"')
    expect(conversionChart(words, bands.slice(0, 5))).toContain('class="chart"')
  })
})

it('says what was promised and what came', () => {
  const chart = reliabilityChart(words, [{ predicted: 0.12, came: wilson(14, 100) }])
  expect(saidBy(chart)).toBe('Promised and actual; promised 12%, actual 14%, 9% to 22% (14 / 100)')
})

describe('the learning curve', () => {
  it('says every point, with the interval of its error', () => {
    const chart = curveChart(words, [
      { deals: 250, relative: 1.02, error: 0.1 },
      { deals: 500, relative: 0.9, error: 0.06 },
      { deals: 1250, relative: 0.8, error: 0 },
    ])
    expect(saidBy(chart)).toBe(
      'Loss by number of deals; number of deals: uncertainty left; 250: 102%, 86% to 118%; 500: 90%, 80% to 100%; 1,250: 80%, 80% to 80%',
    )
    expect(textsOf(chart)).toEqual(
      expect.arrayContaining(['250', '500', '1,250', 'number of deals', 'uncertainty left', '125%']),
    )
  })

  it('leaves out a label that would stand on its neighbour, and says its point still', () => {
    const points = [800, 960, 1000, 2000].map((deals) => ({ deals, relative: 0.9, error: 0.01 }))
    const chart = curveChart(words, points)
    expect(textsOf(chart).filter((text) => /^\d,?\d{2,3}$/.test(text))).toEqual(['1,000', '2,000'])
    expect(saidBy(chart)).toContain('960: 90%')
  })
})

it('keeps what a chart says inside its attribute', () => {
  const hostile = makeAuditWords('en', { ...english, 'chart.came': '"><script>' })
  const chart = reliabilityChart(hostile, [{ predicted: 0.5, came: wilson(1, 2) }])
  expect(chart).not.toContain('<script')
  expect(saidBy(chart)).toContain('"><script>')
})
