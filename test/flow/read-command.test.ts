import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'assay-read-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const assay = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'src', 'main.ts'), ...args], { encoding: 'utf8' })

describe('assay read', () => {
  it('reads a text and answers with one JSON document', () => {
    const text = 'Нужен генератор до пятницы, бюджет 2 млн тенге, приезжайте завтра'
    const { status, stdout } = assay('read', text, '--received', '2026-03-11T10:00:00+05:00', '--json')
    expect(status).toBe(0)
    const reading = JSON.parse(stdout)
    expect(Object.keys(reading)).toEqual(
      expect.arrayContaining(['lang', 'signals', 'authority', 'nonbuyer', 'deadline', 'next_step', 'rank', 'evidence']),
    )
    for (const { quote, start, end } of reading.signals) expect(text.slice(start, end)).toBe(quote)
    expect(reading.deadline).toEqual({ quote: 'до пятницы', days: 2 })
  })

  it('reads a file line by line, and lists what it refused', () => {
    const from = join(folder, 'in.jsonl')
    const to = join(folder, 'out.jsonl')
    writeFileSync(
      from,
      '{"id":"a","text":"We need 5 pumps asap"}\n{"id":"b"}\n{"text":"спасибо","received_at":"yesterday"}\n',
    )
    expect(assay('read', from, '--out', to).status).toBe(3)
    const lines = readFileSync(to, 'utf8').trim().split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['a'])
    expect(readFileSync(`${to}.errors.csv`, 'utf8')).toContain('text_missing')
  })

  it('takes what is no message for a refused row with its code, and never its own input for the result', () => {
    const from = join(folder, 'hostile.jsonl')
    const to = join(folder, 'hostile-out.jsonl')
    const rows = [
      Buffer.from('{"text":"caf\xe9"}', 'latin1'),
      '{"text":"nul \u0000 raw"}',
      '{"text":1}',
      '[]',
      '{"text":"a","id":{"b":1}}',
      '{"text":"a","received_at":"2026-02-30T10:00:00Z"}',
      '{"text":',
      '',
      `{"text":"${'срочно '.repeat(800_000)}"}`,
      '{"text":"нужен насос до пятницы","id":7}\r',
    ]
    writeFileSync(from, Buffer.concat(rows.flatMap((row) => [Buffer.from(row), Buffer.from('\n')])))
    const { status, stdout } = assay('read', from, '--out', to, '--json')
    expect(status).toBe(3)
    expect(JSON.parse(stdout)).toEqual({ read: 2, refused: 7 })
    const refused = readFileSync(`${to}.errors.csv`, 'utf8').trim().split('\n').slice(1)
    expect(refused.map((line) => line.split(',').slice(0, 3).join(' '))).toEqual([
      '1  encoding_broken',
      '2  json_broken',
      '3 text text_missing',
      '4  not_an_object',
      '5 id id_not_text',
      '6 received_at received_not_a_time',
      '7  json_broken',
    ])
    expect(JSON.parse(readFileSync(to, 'utf8').trim().split('\n')[1]!).id).toBe('7')
    const before = readFileSync(from)
    const same = assay('read', from, '--out', from)
    expect(same.status).toBe(2)
    expect(same.stderr).toContain('out_is_input')
    expect(readFileSync(from)).toEqual(before)
  })

  it("reads with a company's own words, and says what is wrong with them", () => {
    const words = join(folder, 'words.json')
    const text = 'Фейерверки есть?'
    const nonbuyer = (...more: readonly string[]) => JSON.parse(assay('read', text, '--json', ...more).stdout).nonbuyer
    writeFileSync(words, JSON.stringify({ wrong: { words: ['фейерверки'] } }))
    expect(nonbuyer()).toBeNull()
    expect(nonbuyer('--words', words)).toBe('wrong_product')
    for (const broken of ['{', '[]', '{"product":[]}', '{"wrong":{"used":1}}', '{"brands":"Bosch"}']) {
      writeFileSync(words, broken)
      const { status, stderr } = assay('read', text, '--words', words)
      expect(status).toBe(2)
      expect(stderr).toMatch(/^bad_input\/words_broken .*--words.*\n$/)
    }
  })

  it('says in one line what is wrong', () => {
    const bad = assay('read', 'text', '--received', 'soon')
    expect(bad.status).toBe(2)
    expect(bad.stderr.trim().split('\n')).toHaveLength(1)
    const missing = assay('read', join(folder, 'none.jsonl'), '--out', join(folder, 'x.jsonl'))
    expect(missing.status).toBe(2)
  })
})
