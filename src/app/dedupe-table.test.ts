import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { makeFiles } from '../files/make-files.ts'
import { loadImportWords } from '../files/import-words.ts'
import { loadIdentityData } from '../files/shipped-identity.ts'
import { dedupeTable } from './dedupe-table.ts'

const folder = mkdtempSync(join(tmpdir(), 'assay-dedupe-'))
const progress = { start: () => undefined, advance: () => undefined, done: () => undefined }

async function run(name: string, text: string, mapped: readonly (readonly [string, string])[] = []) {
  const from = join(folder, name)
  const to = join(folder, `${name}.out.csv`)
  writeFileSync(from, text)
  const summary = await dedupeTable(
    { files: makeFiles(), progress, identity: await loadIdentityData(), importWords: await loadImportWords() },
    { from, to, mapped },
  )
  const rows = readFileSync(to, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','))
  return { summary, rows, clusters: rows.slice(1).map(([, cluster]) => cluster) }
}

describe('dedupeTable', () => {
  it('reads CSV with the names of the record-linkage sets, one row for a row', async () => {
    const { rows, clusters } = await run(
      'febrl.csv',
      `rec_id, given_name, surname, street_number, address_1, address_2, suburb, postcode, state, date_of_birth
rec-1-org, lachlan, berry, 69, giblin street, killarney, bittern, 4814, qld, 19990219
rec-1-dup-0, lachlen, berry, 69, giblin street, killarney, bittern, 4814, qld, 19990219
rec-2-org, deakin, sondergeld, 48, goldfinch circuit, kooltuo, canterbury, 2776, vic, 19600210
`,
    )
    expect(rows[0]).toEqual(['id', 'cluster', 'confidence'])
    expect(rows.map(([id]) => id)).toEqual(['id', 'rec-1-org', 'rec-1-dup-0', 'rec-2-org'])
    expect(clusters).toEqual(['1', '1', '2'])
    expect(rows[1]![2]).toMatch(/^[01]\.\d{6}$/)
  })

  it('takes columns by --map, and numbers rows without an id', async () => {
    const { rows, clusters } = await run(
      'mapped.csv',
      'Клиент;Тел\nАйгуль Ким;87014451288\nАйгуль Ким;+77014451288\n',
      [
        ['name', 'Клиент'],
        ['phone', 'тел'],
      ],
    )
    expect(rows.slice(1).map(([id]) => id)).toEqual(['1', '2'])
    expect(clusters).toEqual(['1', '1'])
  })

  it('reads JSONL of uneven lines and says which it refused', async () => {
    const { summary, clusters } = await run(
      'leads.jsonl',
      '{"id":7,"phone":87014451288}\n[1]\n{"id":"b","name":"x","phone":"+77014451288"}\n',
    )
    expect(summary).toEqual({ rows: 2, clusters: 1, refused: 1 })
    expect(clusters).toEqual(['1', '1'])
    expect(readFileSync(join(folder, 'leads.jsonl.out.csv.errors.csv'), 'utf8')).toContain('2,,not_an_object')
  })

  it('answers for a file of headers alone', async () =>
    expect((await run('empty.csv', 'id,email\n')).summary).toEqual({ rows: 0, clusters: 0, refused: 0 }))

  it.each<[string, readonly (readonly [string, string])[], string]>([
    ['shoe,size\n1,2\n', [], 'no_known_column'],
    ['email\na@b.kz\n', [['email', 'mail address']], 'column_unknown'],
    ['email\na@b.kz\n', [['shoe', 'email']], 'field_unknown'],
  ])('refuses %j with %j: %s', (text, mapped, reason) =>
    expect(run('refused.csv', text, mapped)).rejects.toMatchObject({ code: 'bad_input', reason }))
})
