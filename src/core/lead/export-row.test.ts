import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { blankLead } from './blank-lead.ts'
import { exportColumns, exportRow, type ExportedLead } from './export-row.ts'
import { suggestMapping } from './import/mapping.ts'
import { makeRowImporter } from './import/row.ts'
import { parseImportWords } from './import/words.ts'

const lead = {
  ...blankLead('lead-1', '2026-03-11T09:05:00+05:00'),
  email: 'a@b.kz',
  companySize: 40,
  custom: { k: 'v' },
}
const entry: ExportedLead = {
  lead,
  status: 'closed',
  verdict: 'verified',
  tier: 'hot',
  scoreNumber: 74,
  score: null,
  assignee: 'Мадина',
  queue: null,
  respondBy: null,
  firstContactAt: null,
  outcome: 'won',
  outcomeAmount: 1_200_000,
  outcomeReason: null,
  outcomeAt: '2026-04-01T00:00:00+05:00',
}
const cell = (row: readonly (string | number | null)[], column: string) => row[exportColumns.indexOf(column)]

test('a row has a cell for every column', () => {
  const row = exportRow(entry)
  expect(row).toHaveLength(exportColumns.length)
  expect(new Set(exportColumns).size).toBe(exportColumns.length)
  expect(cell(row, 'score')).toBe(74)
  expect(cell(row, 'custom')).toBe('{"k":"v"}')
})

test('the whole score brings its interval and reasons', () => {
  const contributions = [{ column: 'base', value: null, points: 0.4 }]
  const numbers = { probability: 0.598_687_66, score: 60, low: 0.4, high: 0.7, rank: 81, ownDataShare: 0, novelty: 0.2 }
  const row = exportRow({ ...entry, score: { modelId: 'base', ...numbers, contributions } })
  expect(cell(row, 'probability')).toBe(0.598688)
  expect(cell(row, 'reasons')).toBe(JSON.stringify(contributions))
})

test('an export can be imported again', () => {
  const shipped = new URL('../../../data/import/headers.json', import.meta.url)
  const words = parseImportWords(JSON.parse(readFileSync(shipped, 'utf8')))
  const cells = exportRow(entry).map((value) => (value === null ? '' : String(value)))
  const { mapping, dateOrder } = suggestMapping({ columns: exportColumns, rows: [cells] }, words)
  const settings = { timeZone: 'Asia/Almaty', dateOrder, words, source: null }
  const row = makeRowImporter(exportColumns, mapping, settings)({ line: 2, cells })
  expect(row).toMatchObject({
    kind: 'lead',
    receivedAt: lead.receivedAt,
    draft: { email: 'a@b.kz', companySize: 40, channel: 'api' },
    outcome: { kind: 'won', amount: 1_200_000, at: '2026-04-01T00:00:00+05:00' },
  })
})
