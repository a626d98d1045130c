import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyLeads } from '../../src/app/verify-leads.ts'
import { makeFiles } from '../../src/files/make-files.ts'
import { loadImportWords } from '../../src/files/import-words.ts'
import { loadDefaultPolicy } from '../../src/files/shipped-policy.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'
import { makeLookups } from '../../src/lookup/make-lookups.ts'

let folder: string
let world: Parameters<typeof verifyLeads>[0]

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assay-verify-'))
  const lookups = makeLookups({ dnsServers: [], probe: null, timeoutMs: 100, allowLoopback: false }, loadVerifyData)
  const progress = { start: () => undefined, advance: () => undefined, done: () => undefined }
  world = {
    data: await loadVerifyData(),
    policy: await loadDefaultPolicy(),
    lookups,
    files: makeFiles(),
    progress,
    importWords: await loadImportWords(),
  }
})

afterAll(() => rm(folder, { recursive: true }))

const path = (name: string): string => join(folder, name)
type Mapped = readonly (readonly [string, string])[]
const run = (from: string, to: string, force = false, mapped: Mapped = []) =>
  verifyLeads(world, {
    from: path(from),
    to: path(to),
    force,
    mapped,
    concurrency: 3,
    defaultCountry: 'KZ',
    kinds: ['carrier'],
  })
type Line = {
  readonly id: string
  readonly verdict: string
  readonly email: Record<string, unknown> | null
  readonly phone: Record<string, unknown> | null
}
const lines = async (name: string): Promise<readonly Line[]> =>
  (await readFile(path(name), 'utf8'))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

const rows = Array.from({ length: 40 }, (_, index) => ({
  id: `L${index}`,
  email: `person${index}@gmail.com`,
  phone: '87017829345',
}))

test('a table becomes a line for each row, in order, with the fields of the contract', async () => {
  await writeFile(
    path('a.csv'),
    'ID;E-mail;Phone\n7;anna@gmial.com;8 701 782 93 45\n8;;\n9;info@company.kz;052-7654321\n',
  )
  expect(await run('a.csv', 'a.jsonl')).toEqual({ verified: 3, kept: 0, refused: 0 })
  const [first, second, third] = await lines('a.jsonl')
  expect(first).toMatchObject({
    id: '7',
    email: {
      syntax: 'accept',
      normalised: 'anna@gmial.com',
      suggestion: 'anna@gmail.com',
      disposable: false,
      free: false,
      role: false,
    },
    phone: {
      e164: '+77017829345',
      region: 'KZ',
      type: 'MOBILE',
      carrier: 'Kcell/Activ',
      fake: false,
      suggestion: null,
    },
  })
  expect(first?.email).not.toHaveProperty('mx')
  expect(first?.email).not.toHaveProperty('mailbox')
  expect(second).toMatchObject({ id: '8', email: null, phone: null, verdict: 'review' })
  expect(third).toMatchObject({ id: '9', email: { role: true } })
})

test('an interrupted result is continued to the same bytes, a torn line included', async () => {
  await writeFile(path('b.jsonl'), rows.map((row) => JSON.stringify(row)).join('\n'))
  await run('b.jsonl', 'whole.jsonl')
  const whole = await readFile(path('whole.jsonl'), 'utf8')
  await writeFile(path('part.jsonl'), whole.slice(0, Math.floor(whole.length * 0.6)))
  const summary = await run('b.jsonl', 'part.jsonl')
  expect(summary.kept + summary.verified).toBe(rows.length)
  expect(summary.kept).toBeGreaterThan(10)
  expect(await readFile(path('part.jsonl'), 'utf8')).toBe(whole)
  expect(await run('b.jsonl', 'part.jsonl')).toEqual({ verified: 0, kept: 40, refused: 0 })
  expect(await run('b.jsonl', 'part.jsonl', true)).toEqual({ verified: 40, kept: 0, refused: 0 })
})

test('rows put in front of the ones that are done are verified, the others are kept', async () => {
  await writeFile(
    path('c.jsonl'),
    rows
      .slice(5, 20)
      .map((row) => JSON.stringify(row))
      .join('\n'),
  )
  await run('c.jsonl', 'c.out.jsonl')
  await writeFile(
    path('c.jsonl'),
    rows
      .slice(0, 25)
      .map((row) => JSON.stringify(row))
      .join('\n'),
  )
  expect(await run('c.jsonl', 'c.out.jsonl')).toEqual({ verified: 10, kept: 15, refused: 0 })
  expect(new Set((await lines('c.out.jsonl')).map(({ id }) => id)).size).toBe(25)
})

test('a file that is not a result of verify is left alone', async () => {
  await writeFile(path('d.jsonl'), '{"id":"1","email":"a@b.kz"}\n')
  await writeFile(path('notes.jsonl'), '{"note":"mine"}\n')
  await expect(run('d.jsonl', 'notes.jsonl')).rejects.toMatchObject({ code: 'bad_input', reason: 'out_not_ours' })
  expect(await readFile(path('notes.jsonl'), 'utf8')).toBe('{"note":"mine"}\n')
})

test('rows that cannot be leads are refused with the reason, the rest goes on', async () => {
  await writeFile(path('e.jsonl'), '{"id":"1","email":{"a":1}}\n[]\nnot json\n{"id":"2","email":"a@b.kz"}\n')
  expect(await run('e.jsonl', 'e.out.jsonl')).toEqual({ verified: 1, kept: 0, refused: 3 })
  const errors = await readFile(path('e.out.jsonl.errors.csv'), 'utf8')
  expect(errors.trim().split('\n')).toHaveLength(4)
})

test('columns are found by their names in four languages, a name in parts is joined, and the cells take a header at its word only where it fits', async () => {
  const tables = [
    'Фамилия;Имя;Эл. почта;Моб. телефон;БИН/ИИН\nПетров;Иван;ivan@gmial.com;8 701 782 93 45;123456789012\n',
    'Тегі;Аты;Электрондық пошта;Ұялы телефон;ЖСН\nСерікқызы;Айгүл;a@gmial.com;8 701 782 93 45;123456789012\n',
    'שם משפחה;שם פרטי;דוא״ל;נייד;ח״פ\nכהן;יעל;yael@gmial.com;8 701 782 93 45;123456789012\n',
    'Last name;First name;Work e-mail;Contact;INN\nPetrov;Ivan;ivan@gmial.com;8 701 782 93 45;123456789012\n',
  ]
  for (const [index, table] of tables.entries()) {
    await writeFile(path(`words${index}.csv`), table)
    await run(`words${index}.csv`, `words${index}.jsonl`)
    const [line] = await lines(`words${index}.jsonl`)
    expect(line).toMatchObject({ name: { kind: 'real' }, phone: { e164: '+77017829345' } })
    expect(line?.email?.['suggestion']).toMatch(/@gmail\.com$/)
    expect(JSON.stringify(line)).toContain('company.number')
  }
})

test.each([
  [
    'unknown.csv',
    'foo,bar\n1,2\n',
    'no_known_column',
    /Found: foo, bar\..*--map email="foo"\. Understood: name, email/,
  ],
  ['country.csv', 'id,country\n1,KZ\n', 'no_known_column', /Found: id, country/],
  ['headless.csv', 'anna@gmail.com,+77017829345\n', 'no_known_column', /^The first line holds data/],
  ['unknown.jsonl', '{"foo":1}\n{"bar":2}\n', 'no_known_column', /Found: foo, bar/],
  ['array.jsonl', '[{"email":"a@b.kz"},\n{"email":"c@d.kz"}]\n', 'not_json_lines', /one object a line/],
  ['empty.jsonl', '', 'file_empty', /empty/],
])('%s is told apart from leads, and nothing is written', async (name, text, reason, message) => {
  await writeFile(path(name), text)
  const outcome = await run(name, `${name}.out`).catch((error: unknown) => error)
  expect(outcome).toMatchObject({ reason, message: expect.stringMatching(message) as string })
  await expect(readFile(path(`${name}.out`))).rejects.toMatchObject({ code: 'ENOENT' })
})

test('a column that a person named is read as that field, and the result never takes the place of the input', async () => {
  await writeFile(path('m.csv'), 'foo,bar\nanna@gmial.com,x\n')
  await run('m.csv', 'm.jsonl', false, [['email', 'FOO']])
  expect((await lines('m.jsonl'))[0]?.email).toMatchObject({ suggestion: 'anna@gmail.com' })
  await expect(run('m.csv', 'm2.jsonl', false, [['email', 'baz']])).rejects.toMatchObject({ reason: 'column_unknown' })
  await expect(run('m.csv', 'm2.jsonl', false, [['shoe', 'foo']])).rejects.toMatchObject({ reason: 'field_unknown' })
  await expect(run('m.csv', 'm.csv', false, [['email', 'foo']])).rejects.toMatchObject({ reason: 'out_is_input' })
})

test('a key that only a late line has is read', async () => {
  const late = [...rows.map((row) => ({ id: row.id, email: row.email })), { id: 'late', phone: '8 701 782 93 45' }]
  await writeFile(path('late.jsonl'), late.map((row) => JSON.stringify(row)).join('\n'))
  await run('late.jsonl', 'late.out.jsonl')
  expect((await lines('late.out.jsonl')).at(-1)?.phone).toMatchObject({ e164: '+77017829345' })
})
