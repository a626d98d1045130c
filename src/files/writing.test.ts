import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { RefusedRow } from '../app/ports/files.ts'
import { makeFiles } from './make-files.ts'

const files = makeFiles()
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-writing-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

test('a table is UTF-8, comma, LF, quoted where needed, and reads back the same', async () => {
  const out = await files.createTable(at('out.csv'), ['id', 'a b', 'текст'])
  const rows = [
    ['1', 'x,y', 'line\nend'],
    ['2', ' blanks ', 'the "word"'],
    ['3', '', '=1+1'],
  ]
  for (const row of rows) await out.write(row)
  expect(await readdir(folder)).not.toContain('out.csv')
  await out.close()
  expect(await readdir(folder)).toEqual(['out.csv'])
  const text = await readFile(at('out.csv'), 'utf8')
  expect(text).toBe('id,a b,текст\n1,"x,y","line\nend"\n2," blanks ","the ""word"""\n3,,=1+1\n')
  const read: (readonly string[])[] = []
  for await (const row of (await files.openTable(at('out.csv'))).rows(() => undefined)) read.push(row.cells)
  expect(read).toEqual(rows)
})

test('a table for people disarms formulas, and leaves phones and numbers alone', async () => {
  const out = await files.createTable(at('out.csv'), ['a', 'b', 'c', 'd'], { forPeople: true })
  await out.write(['=HYPERLINK("x")', '+7 (701) 123-45-67', '-12.5', '@SUM(A1)'])
  await out.write(['+A1', '-', '\tcmd', '  =1+1'])
  await out.close()
  const lines = (await readFile(at('out.csv'), 'utf8')).split('\n')
  expect(lines[1]).toBe(`"'=HYPERLINK(""x"")",+7 (701) 123-45-67,-12.5,'@SUM(A1)`)
  expect(lines[2]).toBe(`'+A1,-,'\tcmd,'  =1+1`)
})

test('what is aborted leaves the earlier file as it was', async () => {
  await files.writeText(at('out.csv'), 'earlier')
  const out = await files.createTable(at('out.csv'), ['a'])
  await out.write(['1'])
  await out.abort()
  expect(await files.readText(at('out.csv'))).toBe('earlier')
  expect(await readdir(folder)).toEqual(['out.csv'])
})

test('a folder that is not there is one clear error', async () => {
  await expect(files.createTable(at('none/out.csv'), ['a'])).rejects.toMatchObject({ reason: 'file_missing' })
})

test('refused rows stand beside the result; without any, an old file goes', async () => {
  const first = files.refusals(at('out.csv'))
  first.refuse({ line: 3, column: 'phone', code: 'too_few_cells', reason: 'a, b' })
  expect(await first.close()).toBe(1)
  expect(await files.readText(at('out.csv.errors.csv'))).toBe('line,column,code,reason\n3,phone,too_few_cells,"a, b"\n')
  expect(await files.refusals(at('out.csv')).close()).toBe(0)
  expect(await readdir(folder)).toEqual([])
})

async function linesOf(path: string) {
  const refused: RefusedRow[] = []
  const values: unknown[] = []
  for await (const { value } of (await files.openLines(path)).lines((row) => refused.push(row))) values.push(value)
  return { values, refused: refused.map((row) => [row.line, row.code]) }
}

test('lines are read one by one, broken ones refused', async () => {
  const bytes = [Buffer.from('\ufeff{"a":1}\r\n\n{"a":\n'), Buffer.from([0xff, 0x0a]), Buffer.from('[2]')]
  await writeFile(at('in.jsonl'), Buffer.concat(bytes))
  expect(await linesOf(at('in.jsonl'))).toEqual({
    values: [{ a: 1 }, [2]],
    refused: [
      [3, 'json_broken'],
      [4, 'encoding_broken'],
    ],
  })
})

test.each([
  ['torn', '{"n":1}\n{"n":2}\n{"n":', [1, 2, 3]],
  ['whole but for its line end', '{"n":1}\n{"n":2}', [1, 2, 3]],
  ['whole', '{"n":2}\n', [2, 3]],
  ['nothing but a torn line', '{"n"', [3]],
  ['missing', null, [3]],
])('appending after a kill: the last line is %s', async (_, before, after) => {
  if (before !== null) await writeFile(at('out.jsonl'), before)
  const out = await files.createLines(at('out.jsonl'), { append: true })
  await out.write({ n: 3 })
  await out.close()
  expect((await linesOf(at('out.jsonl'))).values).toEqual(after.map((n) => ({ n })))
})

test('an endless line is one clear error', async () => {
  await writeFile(at('in.jsonl'), Buffer.alloc(17 << 20, 'x'))
  await expect(linesOf(at('in.jsonl'))).rejects.toMatchObject({ reason: 'line_too_long', place: { line: 1 } })
})
