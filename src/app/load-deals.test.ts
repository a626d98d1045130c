import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeFiles } from '../files/make-files.ts'
import { loadDeals, type TrainOptions } from './load-deals.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-deals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const usual: TrainOptions = { outcome: 'won', won: null, date: null, ignore: '', keepLeaks: false, seed: 1 }

/** Deals of some rows, each with its place, its cells and whether it was won. */
function load(header: string, rows: readonly string[], options: Partial<TrainOptions> = {}, rules?: unknown) {
  const path = join(folder, 'deals.csv')
  writeFileSync(path, `${header}\n${rows.join('\n')}\n`)
  const fixed = rules === undefined ? null : join(folder, 'rules.json')
  if (fixed !== null) writeFileSync(fixed, JSON.stringify(rules))
  return loadDeals(makeFiles(), path, { ...usual, fixed, ...options }, () => undefined)
}

const many = Array.from({ length: 40 }, (_, at) => `${at * 7},${at % 3 ? 'a' : 'b'},${at % 2}`)

describe('the date column', () => {
  const dated = (known: number) =>
    Array.from({ length: 20 }, (_, at) => `${at < known ? `${(at % 9) + 1}.01.2025` : 'позже'},${at % 2}`)

  it('is refused where fewer than half of the deals have a date, and counted where some have none', async () => {
    await expect(load('day,won', dated(1), { date: 'day' })).rejects.toThrow(/Only 1 of the 20 closed deals .* "day"/)
    await expect(load('day,won', dated(9), { date: 'day' })).rejects.toThrow(/half at least/)
    expect((await load('day,won', dated(15), { date: 'day' })).undated).toBe(5)
  })

  it('is not the outcome', async () => {
    await expect(load('n,line,won', many, { date: 'won' })).rejects.toThrow('which is the outcome itself')
  })
})

describe('a row without an id', () => {
  it('has its number among all data rows of the file, refused ones included', async () => {
    const { ids } = await load('n,line,won', ['1', '2,a,1', '', '3', '4,b,0', '5,c,', '6,d,1'])
    expect(ids).toEqual(['2', '4', '6'])
  })
})

describe('names with a comma', () => {
  it('are found as a whole, or in quotes', async () => {
    const rows = many.map((row, at) => `${row},${at}`)
    const read = (ignore: string) => load('"n, KZT",line,won,more', rows, { ignore })
    expect([...(await read('N, kzt')).ignore]).toEqual(['n, KZT'])
    expect([...(await read('"n, KZT",more')).ignore]).toEqual(['n, KZT', 'more'])
    await expect(read('n,more')).rejects.toThrow(/no column "n".*in quotes/)
  })

  it('are found among outcomes too', async () => {
    const { outcome, outcomes } = await load('n,won', ['1,"deal, done"', '2,no', '3,done'], { won: 'deal, done' })
    expect(outcome.won).toEqual(['deal, done'])
    expect([...outcomes]).toEqual([1, 0, 0])
    expect((await load('n,won', ['1,yes', '2,no', '3,ok'], { won: 'yes,ok' })).outcome.won).toEqual(['yes', 'ok'])
  })
})

describe('wishes that cannot both be met', () => {
  const rule = [{ column: 'line', is: ['a'], points: 5 }]
  it.each<[string, Partial<TrainOptions>, RegExp, unknown?]>([
    ['a rule on what is left out', { ignore: 'line' }, /--fixed names "line", which is left out by --ignore/, rule],
    ['a rise of what is left out', { ignore: 'n', rising: 'N' }, /--rising names "n", which is left out/],
    ['a fall of the outcome', { falling: 'won' }, /--falling names "won", which is the outcome/],
    ['a rise of what has points by hand', { rising: 'line' }, /Nothing is learned of "line"/, rule],
    ['lines by the outcome', { lines: 'won' }, /--lines names "won", which is the outcome/],
    ['lines by what is left out', { lines: 'line', ignore: 'line' }, /--lines names "line", which is left out/],
    ['lines by a number', { lines: 'n' }, /"n" holds numbers/],
    ['a rule whose values are no list', {}, /a list of texts is expected/, [{ ...rule[0], is: 'a' }]],
    ['a rule for no number', {}, /must be less/, [{ column: 'n', from: 5, below: 5, points: 1 }]],
  ])('%s: is refused by name', async (_, options, message, rules) => {
    await expect(load('n,line,won', many, options, rules)).rejects.toThrow(message)
  })

  it('are met where they agree', async () => {
    const { rising, lines, fixed } = await load('n,line,won', many, { rising: 'n', lines: 'line' })
    expect([[...rising!], lines, fixed]).toEqual([['n'], 'line', []])
  })
})
