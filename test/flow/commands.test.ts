import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { testDatabaseUrl } from '../support/database.ts'
import { runCommand } from '../support/process.ts'

/** The commands for people, keys and the policy, as an operator types them. */
let env: Record<string, string>
const folder = mkdtempSync(join(tmpdir(), 'assay-commands-'))
// Each command is a process of its own, which opens the database.
vi.setConfig({ testTimeout: 120_000 })
const assay = (...args: readonly string[]) => runCommand(args, env)

beforeAll(async () => {
  env = { DATABASE_URL: await testDatabaseUrl(), ASSAY_DATA: folder, ASSAY_URL: 'https://assay.example.kz' }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('assay user', () => {
  it('makes the first workspace, adds people and prints links', async () => {
    const added = await assay('user', 'add', 'Bo@Example.kz', '--name', 'Bo Kim', '--closer', '--languages', 'ru,kk')
    expect(added.status).toBe(0)
    expect(added.stdout).toMatch(/^https:\/\/assay\.example\.kz\/sign-in#[\w-]{43}\n$/)
    expect(added.stderr).toContain('a new workspace was made')
    const people = JSON.parse((await assay('user', 'list', '--json')).stdout) as Record<string, unknown>[]
    expect(people).toMatchObject([
      { email: 'admin@localhost', role: 'administrator' },
      { email: 'bo@example.kz', role: 'rep', closer: true, languages: ['ru', 'kk'] },
    ])
    const link = await assay('user', 'link', 'admin@localhost')
    expect(link.stdout).toMatch(/^https:\/\/assay\.example\.kz\/sign-in#/)
  })

  it('says what is wrong, in one line', async () => {
    const unknown = await assay('user', 'link', 'nobody@example.kz')
    expect(unknown).toMatchObject({ status: 2, stdout: '' })
    expect(unknown.stderr).toMatch(/^not_found\/user_unknown: [^\n]+\n$/)
    const role = await assay('user', 'add', 'x@example.kz', '--name', 'X', '--role', 'owner')
    expect(role.status).toBe(2)
    expect(role.stderr).toContain('bad_input/role_unknown (option --role)')
    const last = await assay('user', 'disable', 'admin@localhost')
    expect(last.stderr).toMatch(/^conflict\/last_administrator: /)
  })
})

describe('assay key', () => {
  it('prints the secret once, lists without it, and revokes', async () => {
    const made = await assay('key', 'create', 'Website', '--scope', 'leads:write,leads:read', '--json')
    const { id, secret } = JSON.parse(made.stdout) as { id: string; secret: string }
    expect(secret).toMatch(/^assay_live_[\w-]{43}$/)
    const listed = await assay('key', 'list')
    expect(listed.stdout).toContain(id)
    expect(listed.stdout).not.toContain(secret)
    expect((await assay('key', 'revoke', id)).status).toBe(0)
    expect((await assay('key', 'revoke', id)).stderr).toMatch(/^not_found\/key_unknown: /)
    expect((await assay('key', 'create', 'x', '--scope', 'everything')).status).toBe(2)
  })
})

describe('assay policy', () => {
  it('goes out as a file and comes back as a draft', async () => {
    const shown = await assay('policy', 'show')
    const policy = JSON.parse(shown.stdout) as { thresholds: Record<string, number> }
    const file = join(folder, 'policy.json')
    writeFileSync(file, JSON.stringify({ ...policy, thresholds: { ...policy.thresholds, hot: 80 } }))
    expect((await assay('policy', 'check', file)).stderr).toContain('sound')
    expect((await assay('policy', 'draft', file, '--note', 'stricter')).stderr).toContain('draft 2')
    const unsigned = await assay('policy', 'publish', '2')
    expect(unsigned.status).toBe(2)
    expect(unsigned.stderr).toContain('thresholds.hot: 71 -> 80')
    expect((await assay('policy', 'publish', '2', '--sign')).status).toBe(0)
    expect(JSON.parse((await assay('policy', 'show')).stdout)).toMatchObject({ version: 2, thresholds: { hot: 80 } })
  })

  it('names every fault of a broken one', async () => {
    const file = join(folder, 'broken.json')
    writeFileSync(file, '{"format": 1}')
    const checked = await assay('policy', 'check', file)
    expect(checked.status).toBe(2)
    expect(checked.stderr).toContain('/thresholds: is missing')
    expect(checked.stderr.trim().split('\n').at(-1)).toMatch(/^bad_input\/policy_faulty/)
    expect((await assay('policy', 'check', join(folder, 'gone.json'))).status).toBe(2)
  })
})

it('assay migrate says that there is nothing to do', async () => {
  expect(await assay('migrate')).toMatchObject({ status: 0, stdout: '' })
})

it('assay with an unknown command ends with 2', async () => {
  expect((await assay('frobnicate')).status).toBe(2)
})

describe('a model of past deals for the server', () => {
  const deals = join(folder, 'past.csv')
  const lines = Array.from({ length: 240 }, (_, at) => {
    const director = at % 3 === 0
    const won = director ? at % 4 !== 0 : at % 5 === 0
    const text = won ? 'Нужно срочно и готовы оплатить на этой неделе' : 'Просто узнать цену и мы пока думаем'
    return `p${at}@firm${at}.kz,+7701${1_000_000 + 37 * at},${director ? 'Директор' : 'Студент'},${at % 2 ? 'Рекомендация' : 'Instagram'},${text},${at % 7},${won ? 'yes' : 'no'}`
  })
  writeFileSync(deals, `Почта,Телефон,Должность,Источник,Сообщение,Комнат,won\n${lines.join('\n')}\n`)

  it('is learned under the server’s names, and scores tables of leads too', async () => {
    const model = join(folder, 'server.json')
    const trained = await assay(
      'train',
      deals,
      '--outcome',
      'won',
      '--for-server',
      '--model',
      model,
      '--keep-leaks',
      '--json',
    )
    expect(trained.status).toBe(0)
    const body = JSON.parse(readFileSync(model, 'utf8')) as {
      rowsAre: string
      inputs: { encoding: { column: string } }[]
    }
    const names = new Set(body.inputs.map(({ encoding }) => encoding.column))
    expect(body.rowsAre).toBe('leads')
    for (const name of ['title', 'source', 'intent', 'custom.Комнат']) expect(names).toContain(name)
    const out = join(folder, 'scored.csv')
    expect((await assay('score', deals, '--model', model, '--out', out)).status).toBe(0)
    const scored = readFileSync(out, 'utf8').split('\n')
    const columns = scored[0]!.split(',')
    const scoreOf = (line: number): number => Number(scored[line]!.split(',')[columns.indexOf('score')])
    expect(scoreOf(4)).toBeGreaterThan(scoreOf(3))
    expect((await assay('model', 'publish', model)).stderr).toContain('is a challenger now')
  })

  it('says which deals are open and which columns of a model a table lacks', async () => {
    const [model, open, few] = ['few.json', 'open.csv', 'few.csv'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(
      open,
      `Комнат,Источник,won\n${lines.map((_, at) => `${at % 7},${at % 3 ? 'a' : 'b'},${at % 9 ? (at % 3 ? 'no' : 'yes') : ''}`).join('\n')}\n`,
    )
    const { stderr } = await assay('train', open, '--outcome', 'won', '--keep-leaks', '--model', model)
    expect(stderr).toContain('27 more without an outcome: still open, left out')
    writeFileSync(few, 'Комнат\n3\n')
    const scored = await assay('score', few, '--model', model, '--out', join(folder, 'few-out.csv'))
    expect(scored.stderr).toContain('the table lacks; they count as unknown: Источник')
    writeFileSync(few, 'Комнат,won\n')
    expect((await assay('train', few, '--outcome', 'won', '--model', model)).stderr).toContain('bad_file/no_rows')
  })

  it('says what was left out as a leak where nothing else tells, and how to keep it', async () => {
    const [model, leaking] = [join(folder, 'leak.json'), join(folder, 'leak.csv')]
    const rows = lines.map((_, at) => `${at % 3 ? 0 : 10_000 + 37 * at},${at % 7},${at % 3 ? 'no' : 'yes'}`)
    writeFileSync(leaking, `Выручка,Комнат,won\n${rows.join('\n')}\n`)
    const { stderr } = await assay('train', leaking, '--outcome', 'won', '--model', model)
    expect(stderr).toContain('Left out as leaks: Выручка; the other columns tell too little')
    expect(stderr).not.toContain('until there are more deals')
    expect(stderr).toContain('leaks are left out; --keep-leaks uses them all the same')
    const kept = await assay('train', leaking, '--outcome', 'won', '--keep-leaks', '--model', model)
    expect(kept.stderr).toContain('leaks are kept, as asked')
    expect(kept.stderr).toContain('beyond belief')
  })

  it('is asked for where a model knows only the columns of a table', async () => {
    const model = join(folder, 'table.json')
    expect((await assay('train', deals, '--outcome', 'won', '--model', model)).status).toBe(0)
    const published = await assay('model', 'publish', model)
    expect(published.status).toBe(2)
    expect(published.stderr).toContain('--for-server')
  })
})

it('assay score counts nothing against a lead that its table has no column for', async () => {
  const [leads, out] = ['texts.csv', 'texts-out.csv'].map((name) => join(folder, name)) as [string, string]
  const reasonsOf = async (table: string): Promise<string> => {
    writeFileSync(leads, table)
    expect((await assay('score', leads, '--out', out)).status).toBe(0)
    return readFileSync(out, 'utf8')
  }
  const alone = await reasonsOf('Сообщение,Дата\n"Нужен насос до пятницы, бюджет согласован",12.11.2025\n')
  expect(alone).toContain('""intent""')
  for (const feature of ['phone', 'name', 'form_filled', 'hour']) expect(alone).not.toContain(`""${feature}""`)
  const without = await reasonsOf('Сообщение,Телефон,Дата\nНужен насос,,12.11.2025 10:30\n')
  expect(without).toContain('""phone"",""value"":""none""')
  expect(without).toContain('""hour"",""value"":""10""')
})

it('a command that is written wrongly is answered in one line, and one that says where to look', async () => {
  const { status, stdout, stderr } = await runCommand(['key', 'create'], {})
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trim().split('\n')).toEqual([
    "error: missing required argument 'name'",
    'assay COMMAND --help tells what a command takes',
  ])
})
