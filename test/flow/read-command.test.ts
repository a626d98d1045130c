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

  it('says in one line what is wrong', () => {
    const bad = assay('read', 'text', '--received', 'soon')
    expect(bad.status).toBe(2)
    expect(bad.stderr.trim().split('\n')).toHaveLength(1)
    const missing = assay('read', join(folder, 'none.jsonl'), '--out', join(folder, 'x.jsonl'))
    expect(missing.status).toBe(2)
  })
})
