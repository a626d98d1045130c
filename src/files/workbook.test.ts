import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { read } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import type { Sheet } from '../app/ports/files.ts'
import { openTable } from './open-table.ts'
import { workbook } from './workbook.ts'

const sheet: Sheet = {
  name: 'late/answers: a very long name of a sheet',
  columns: [
    { title: 'Имя', kind: 'text' },
    { title: 'Phone', kind: 'text' },
    { title: 'Сумма', kind: 'number' },
    { title: 'Respond by', kind: 'time' },
    { title: 'In Assay', kind: 'link' },
  ],
  rows: [
    [
      '=HYPERLINK("http://bad.example")',
      '+7 701 555 12 31',
      1_500_000.5,
      '2026-03-01T05:30:00.000Z',
      'https://a.example/1',
    ],
    ['נועה', null, null, null, null],
  ],
  rightToLeft: true,
  timeZone: 'Asia/Almaty',
}

describe('a workbook', () => {
  it('is read again as it was written, by our own reader', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'assay-workbook-'))
    const path = join(folder, 'out.xlsx')
    writeFileSync(path, await workbook(sheet))
    const table = await openTable(path)
    const rows: (readonly string[])[] = []
    for await (const { cells } of table.rows(() => expect.fail())) rows.push(cells)
    rmSync(folder, { recursive: true })
    expect(table.columns).toEqual(['Имя', 'Phone', 'Сумма', 'Respond by', 'In Assay'])
    expect(rows[0]!.slice(0, 3)).toEqual(['=HYPERLINK("http://bad.example")', '+7 701 555 12 31', '1500000.5'])
    // Half past five in the universal time is half past ten in Almaty.
    expect(rows[0]![3]).toMatch(/^2026-03-01.10:30/)
    expect(rows[1]!.slice(0, 2)).toEqual(['נועה', ''])
  })

  it('runs nothing, leads to its leads, and reads from right to left where that is the way', async () => {
    const book = read(await workbook(sheet), { cellFormula: true })
    expect(book.SheetNames).toEqual(['late answers  a very long name '])
    expect(book.Workbook?.Views?.[0]?.RTL).toBe(true)
    const page = book.Sheets[book.SheetNames[0]!]!
    expect(page['A2']).toMatchObject({ t: 's', v: '=HYPERLINK("http://bad.example")' })
    expect(page['A2'].f).toBeUndefined()
    expect(page['E2']).toMatchObject({ v: 'In Assay', l: { Target: 'https://a.example/1' } })
    expect(page['!autofilter']).toEqual({ ref: 'A1:E3' })
  })
})
