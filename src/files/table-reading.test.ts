import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RefusedRow, TableFile } from '../app/ports/files.ts'
import { openTable } from './open-table.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-tables-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function table(content: string | Uint8Array): Promise<TableFile> {
  const path = join(folder, 'table.csv')
  await writeFile(path, content)
  return openTable(path)
}

async function readAll(content: string | Uint8Array) {
  const file = await table(content)
  const refused: RefusedRow[] = []
  const rows: { line: number; cells: readonly string[] }[] = []
  for await (const row of file.rows((fault) => refused.push(fault))) rows.push(row)
  return { file, rows, refused, cells: rows.map((row) => row.cells) }
}

const russian = 'имя;город;сообщение\nАйжан;Алматы;Нужен компрессор, цена?\nОлег;Омск;Ещё не решили\n'
const kazakh = 'аты;қала;хабар\nӘсел;Қызылорда;Бағасы қанша, өте тез керек\nҮміт;Ақтөбе;Жеткізу мерзімі қандай болады\n'
const hebrew = 'שם;עיר;הודעה\nדנה;חיפה;אנחנו צריכים מלגזה חדשה עד סוף החודש\n'

test.each([
  ['utf-8', russian, 'utf8', false],
  ['utf-8', kazakh, 'utf8', true],
  ['utf-16le', kazakh, 'utf-16le', true],
  ['utf-16be', russian, 'utf-16be', true],
  ['utf-16le', russian, 'utf-16le', false],
  ['windows-1251', russian, 'win1251', false],
  ['koi8-r', russian, 'koi8-r', false],
  ['cp866', russian, 'cp866', false],
  ['windows-1255', hebrew, 'win1255', false],
  ['windows-1255', hebrew, 'iso-8859-8', false],
  ['kz-1048', kazakh, 'rk1048', false],
])('%s is detected (%#)', async (encoding, text, written, addBOM) => {
  const { file, cells } = await readAll(iconv.encode(text, written, { addBOM }))
  expect(file.encoding).toBe(encoding)
  expect(file.separator).toBe(';')
  const lines = text.trimEnd().split('\n')
  expect([file.columns, ...cells]).toEqual(lines.map((line) => line.split(';')))
})

test('Cyrillic in the last line alone is still found', async () => {
  const ascii = 'id,name\n' + Array.from({ length: 200_000 }, (_, n) => `${n},Name ${n}`).join('\n')
  const { file, cells } = await readAll(iconv.encode(`${ascii}\n1,Сергей Иванович`, 'win1251'))
  expect(file.encoding).toBe('windows-1251')
  expect(cells.at(-1)).toEqual(['1', 'Сергей Иванович'])
})

test('a damaged character does not turn a UTF-8 file into another encoding', async () => {
  const bytes = Buffer.concat([Buffer.from(kazakh), Buffer.from([0xd0, 0x3b, 0x61, 0x3b, 0x62, 0x0a])])
  expect((await readAll(bytes)).file.encoding).toBe('utf-8')
})

test('quoted line ends, doubled quotes, blanks around quotes, and the lines of rows', async () => {
  const { cells, rows } = await readAll('a,b\r\n1,"two\r\nlines ""quoted"""\r\n2, "x" \r\n3,5" pipe\r\n')
  expect(cells).toEqual([
    ['1', 'two\r\nlines "quoted"'],
    ['2', 'x'],
    ['3', '5" pipe'],
  ])
  expect(rows.map((row) => row.line)).toEqual([2, 4, 5])
})

test('a stray quote costs its own row and nothing after it', async () => {
  const { cells, refused } = await readAll('a,b\n1,"ТОО "Ромашка""\n2,fine\n3,"open\n4,fine\n')
  expect(cells).toEqual([
    ['2', 'fine'],
    ['4', 'fine'],
  ])
  expect(refused.map((row) => [row.line, row.code])).toEqual([
    [2, 'quote_broken'],
    [4, 'quote_unclosed'],
  ])
})

test('ragged rows are refused with line and column, unless only blanks are missing', async () => {
  const { cells, refused } = await readAll('id,email,phone\n1,a@b.kz,77\n2\n3,c@d.kz,78,79\n4,e@f.kz,80,,\n')
  expect(cells.map((row) => row[0])).toEqual(['1', '4'])
  expect(refused).toEqual([
    expect.objectContaining({ line: 3, column: 'email', code: 'too_few_cells' }),
    expect.objectContaining({ line: 4, column: null, code: 'too_many_cells' }),
  ])
  const blanks = await readAll('id,email,note\n1,a@b.kz,\n2,c@d.kz\n')
  expect(blanks.refused).toEqual([])
  expect(blanks.cells).toEqual([
    ['1', 'a@b.kz', ''],
    ['2', 'c@d.kz', ''],
  ])
})

test('headers are trimmed, named and told apart; blank lines and an empty tail are no rows', async () => {
  const { file, cells } = await readAll(' Имя ,, Имя\u00a0\n\n1,2,3\n,,\n4,5,6\n,,\n,,\n')
  expect(file.columns).toEqual(['Имя', 'column_2', 'Имя_2'])
  expect(cells).toEqual([
    ['1', '2', '3'],
    ['', '', ''],
    ['4', '5', '6'],
  ])
})

test('a title over the table is no header; a header of one name is', async () => {
  const titled = await readAll('Отчёт за март;;\n;;\nИмя;Телефон;Город\nОлег;77;Омск\n')
  expect(titled.file.columns).toEqual(['Имя', 'Телефон', 'Город'])
  expect(titled.rows).toEqual([{ line: 4, cells: ['Олег', '77', 'Омск'] }])
  expect((await readAll('id,,\n1,2,3\n')).file.columns).toEqual(['id', 'column_2', 'column_3'])
})

test('the separator is the one that agrees with the header, not the commonest', async () => {
  expect((await readAll('name;sum, KZT\nA;1,5\nB;2,5\n')).file.separator).toBe(';')
  expect((await readAll('a\tb\n1,2\t3\n')).file.separator).toBe('\t')
  expect((await readAll('sep=;\na;b\n1;2\n')).rows).toEqual([{ line: 3, cells: ['1', '2'] }])
  const single = await readAll('text\nHello, world; and more\n"quoted"\n')
  expect(single.file.separator).toBeNull()
  expect(single.cells).toEqual([['Hello, world; and more'], ['quoted']])
})

test('old line ends (CR alone) and a missing last line end', async () => {
  expect((await readAll('a,b\r1,2\r3,4')).cells).toEqual([
    ['1', '2'],
    ['3', '4'],
  ])
})

test.each([
  ['an empty file', '', 'file_empty'],
  ['bytes that are no text', Buffer.from([1, 0, 0, 0, 2, 0, 0, 0, 65, 10]), 'not_a_table'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'workbook_old'],
  ['a damaged workbook', Buffer.from('PK\u0003\u0004 nothing of the kind', 'latin1'), 'workbook_broken'],
  ['a web page named .xls', '<html><table><tr><td>a</td></tr></table>', 'not_a_table'],
  ['JSON', '{"id": 1, "b": 2}\n', 'not_a_table'],
  ['10,000 columns', `${Array.from({ length: 10_000 }, (_, n) => `c${n}`).join(',')}\n1\n`, 'too_many_columns'],
  ['an endless line', Buffer.alloc(9 << 20, 'x'), 'row_too_long'],
])('%s is one clear error', async (_, content, reason) => {
  await expect(readAll(content)).rejects.toMatchObject({ name: 'AppError', reason })
})

test('an endless row after good ones names its line', async () => {
  const reading = readAll(Buffer.concat([Buffer.from('a,b\n1,2\n3,'), Buffer.alloc(6 << 20, 'x')]))
  await expect(reading).rejects.toMatchObject({ reason: 'row_too_long', place: { line: 3 } })
})

test('a missing file and a folder', async () => {
  await expect(openTable(join(folder, 'none.csv'))).rejects.toMatchObject({ code: 'bad_file', reason: 'file_missing' })
  await expect(openTable(folder)).rejects.toMatchObject({ reason: 'file_is_folder' })
})
