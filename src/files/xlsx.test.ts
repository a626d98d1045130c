import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateRawSync } from 'node:zlib'
import { utils, write, type WorkSheet } from '@e965/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RefusedRow } from '../app/ports/files.ts'
import { openTable } from './open-table.ts'
import { dateText, numberText } from './xlsx-cell.ts'
import { unpackedParts } from './zip-parts.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-xlsx-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function readSheets(sheets: Readonly<Record<string, WorkSheet>>) {
  const book = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(book, sheet, name)
  const path = join(folder, 'table.xlsx')
  await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
  const file = await openTable(path)
  const refused: RefusedRow[] = []
  const rows: { line: number; cells: readonly string[] }[] = []
  for await (const row of file.rows((fault) => refused.push(fault))) rows.push(row)
  return { file, rows, refused }
}

test('phones keep their digits, dates become ISO, and notes keep their line ends', async () => {
  const sheet = utils.aoa_to_sheet([
    ['Телефон', ' Дата ', 'Встреча', 'Сумма', 'Готов', 'Заметка'],
    [77011234567.0, 45_736, 45_736.604_166_666_7, 1234.5, true, 'две\nстроки'],
    ['+7 701 123-45-67', '11.03.2026', '', 0.1 + 0.2, false, ''],
  ])
  sheet['B2']!.z = 'dd.mm.yyyy'
  sheet['C2']!.z = 'dd.mm.yyyy hh:mm'
  const { file, rows } = await readSheets({ Лиды: sheet })
  expect(file.columns).toEqual(['Телефон', 'Дата', 'Встреча', 'Сумма', 'Готов', 'Заметка'])
  expect(rows).toEqual([
    { line: 2, cells: ['77011234567', '2025-03-20', '2025-03-20T14:30:00', '1234.5', 'true', 'две\nстроки'] },
    { line: 3, cells: ['+7 701 123-45-67', '11.03.2026', '', '0.3', 'false', ''] },
  ])
})

test('the first sheet that holds anything is read, its blank rows passed over, stray cells refused', async () => {
  const sheet = utils.aoa_to_sheet([[], ['a', 'b'], [], ['1', '2'], ['3', null, 'stray'], ['4']])
  const { rows, refused } = await readSheets({ Empty: utils.aoa_to_sheet([]), Data: sheet })
  expect(rows).toEqual([
    { line: 4, cells: ['1', '2'] },
    { line: 6, cells: ['4', ''] },
  ])
  expect(refused).toEqual([expect.objectContaining({ line: 5, code: 'too_many_cells' })])
})

test('a title over the table is no header', async () => {
  const sheet = utils.aoa_to_sheet([['Отчёт за март'], [], ['Имя', 'Телефон'], ['Олег', 77_011_234_567]])
  const { file, rows } = await readSheets({ Data: sheet })
  expect(file.columns).toEqual(['Имя', 'Телефон'])
  expect(rows).toEqual([{ line: 4, cells: ['Олег', '77011234567'] }])
})

test('numbers never turn scientific', () => {
  expect(numberText(7.7011234567e10)).toBe('77011234567')
  expect(numberText(1e20)).toBe('100000000000000000000')
  expect(numberText(1.5e-7)).toBe('0.00000015')
  expect(numberText(-1.25e-9)).toBe('-0.00000000125')
  expect(numberText(1e22)).toBe('10000000000000000000000')
  expect(numberText(-0)).toBe('0')
})

test('serial days: the reference is what a spreadsheet shows for them', () => {
  expect(dateText(45_292)).toBe('2024-01-01')
  expect(dateText(43_830, true)).toBe('2024-01-01')
  expect(dateText(0.5)).toBe('12:00:00')
  expect(dateText(61)).toBe('1900-03-01')
  expect(dateText(9_999_999)).toBeNull()
})

const part = 'xl/worksheets/sheet1.xml'
const zeros = Buffer.alloc(4 << 20)

test('an archive that unpacks beyond the bound, or to more than it says, is refused', async () => {
  const honest = zipOf(part, zeros, zeros.length)
  await expect(unpackedParts(honest, 'a.xlsx', 1 << 20)).rejects.toMatchObject({ reason: 'workbook_too_large' })
  expect((await unpackedParts(honest, 'a.xlsx', 8 << 20)).get(part)?.equals(zeros)).toBe(true)
  await expect(unpackedParts(zipOf(part, zeros, 10), 'a.xlsx', 8 << 20)).rejects.toMatchObject({
    reason: 'workbook_broken',
  })
})

test('sizes in the 64-bit form, as Java programs write them, are read too', async () => {
  const parts = await unpackedParts(zipOf(part, Buffer.from('<x/>'), 4, true), 'a.xlsx', 100)
  expect([...parts.keys()]).toEqual([part])
})

test('a workbook cut short is one clear error', async () => {
  const path = join(folder, 'cut.xlsx')
  const whole = zipOf('xl/workbook.xml', Buffer.from('<workbook/>'), 11)
  await writeFile(path, whole.subarray(0, whole.length - 30))
  await expect(openTable(path)).rejects.toMatchObject({ reason: 'workbook_broken' })
  const damaged = Buffer.from(whole)
  damaged.fill(0xff, 46, 56)
  await writeFile(path, damaged)
  await expect(openTable(path)).rejects.toMatchObject({ reason: 'workbook_broken' })
})

test.each([
  ['dd.mm.yyyy', '2025-03-20'],
  ['[$-419]d mmm yyyy;@', '2025-03-20'],
  ['General', '45736'],
  ['# ##0.00 "шт. d"', '45736'],
  ['0.00E+00', '45736'],
  ['#,##0\\ _d', '45736'],
  ['[Red]0.0;-0.0', '45736'],
])('a number in the format %s reads %s', async (format, text) => {
  const sheet = utils.aoa_to_sheet([
    ['a', 'b'],
    [45_736, 'x'],
  ])
  sheet['A2']!.z = format
  expect((await readSheets({ Data: sheet })).rows).toEqual([{ line: 2, cells: [text, 'x'] }])
})

test('text named as a workbook is refused, whatever it holds', async () => {
  const path = join(folder, 'text.xlsx')
  await writeFile(path, 'a;b\n1;2\n')
  await expect(openTable(path)).rejects.toMatchObject({ code: 'bad_file', reason: 'workbook_broken' })
})

test('hidden sheets are passed over, and the calendar of 1904 is kept', async () => {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['secret'], [1]]), 'Hidden')
  const sheet = utils.aoa_to_sheet([['Дата'], [43_830]])
  sheet['A2']!.z = 'dd.mm.yyyy'
  utils.book_append_sheet(book, sheet, 'Data')
  book.Workbook = { Sheets: [{ Hidden: 1 }, { Hidden: 0 }], WBProps: { date1904: true } }
  const path = join(folder, 'hidden.xlsx')
  await writeFile(path, write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer)
  const file = await openTable(path)
  const cells: (readonly string[])[] = []
  for await (const row of file.rows(() => undefined)) cells.push(row.cells)
  expect([file.columns, cells]).toEqual([['Дата'], [['2024-01-01']]])
})

/** A zip archive of one part that claims to be of `claimed` bytes; in the 64-bit form if asked. */
function zipOf(name: string, content: Buffer, claimed: number, wide = false): Buffer {
  const packed = deflateRawSync(content)
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(content), 10)
  fields.writeUInt32LE(wide ? 0xffff_ffff : packed.length, 14)
  fields.writeUInt32LE(wide ? 0xffff_ffff : claimed, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), fields, Buffer.from(name), packed])
  const extra = Buffer.alloc(wide ? 20 : 0)
  if (wide) {
    fields.writeUInt16LE(extra.length, 24)
    extra.writeUInt16LE(1, 0)
    extra.writeUInt16LE(16, 2)
    extra.writeBigUInt64LE(BigInt(claimed), 4)
    extra.writeBigUInt64LE(BigInt(packed.length), 12)
  }
  const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 0])
  const central = Buffer.concat([start, fields, Buffer.alloc(14), Buffer.from(name), extra])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
