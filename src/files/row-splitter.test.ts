import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { csvText } from './csv-text.ts'
import { makeRowSplitter, type SplitRow } from './row-splitter.ts'

function split(text: string, separator: string, chunk: number, maxLength?: number): readonly SplitRow[] {
  const splitter = makeRowSplitter(separator, maxLength)
  const rows: SplitRow[] = []
  const characters = [...text]
  for (let at = 0; at < characters.length; at += chunk)
    rows.push(...splitter.push(characters.slice(at, at + chunk).join('')))
  return [...rows, ...splitter.end()]
}

const cellsOf = (rows: readonly SplitRow[]) => rows.map((row) => (row.kind === 'row' ? row.cells : row.kind))
const nasty = fc.string({ unit: fc.constantFrom('a', 'б', '"', ',', ';', '\n', '\r', ' ', '\t', '=', '😀') })

test('whatever is written is read back, however it comes in', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(nasty, { minLength: 2, maxLength: 4 })),
      fc.integer({ min: 1, max: 9 }),
      (rows, chunk) => {
        const text = csvText(rows)
        expect(cellsOf(split(text, ',', chunk))).toEqual(rows)
      },
    ),
  )
})

test('any text gives the same rows in pieces of any size, and every line number is in it', () => {
  fc.assert(
    fc.property(nasty, fc.integer({ min: 1, max: 5 }), (text, chunk) => {
      const rows = split(text, ';', chunk)
      expect(rows).toEqual(split(text, ';', text.length + 1))
      const lines = text.split(/\r\n|\n|\r/).length
      for (const row of rows) expect(row.line).toBeLessThanOrEqual(lines)
    }),
    { numRuns: 500 },
  )
})

test('a row names the line it starts on', () => {
  const rows = split('a;b\r\n"x\n\ny";1\r\n\r\n2;3\r4;5', ';', 3)
  expect(rows.map((row) => row.line)).toEqual([1, 2, 6, 7])
})

test('a quote that never closes is given up at the bound, an endless line ends the reading', () => {
  const long = 'x'.repeat(50)
  expect(split(`1;"open\n2;fine\n${`${long};${long}\n`.repeat(2)}`, ';', 7, 120)).toEqual([
    { kind: 'fault', line: 1, code: 'quote_unclosed' },
    { kind: 'row', line: 2, cells: ['2', 'fine'] },
    { kind: 'row', line: 3, cells: [long, long] },
    { kind: 'row', line: 4, cells: [long, long] },
  ])
  expect(split(`1;2\n${'y'.repeat(300)}`, ';', 7, 120)[1]).toEqual({ kind: 'endless', line: 2 })
})
