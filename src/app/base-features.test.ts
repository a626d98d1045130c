import { beforeAll, describe, expect, it } from 'vitest'
import { loadImportWords } from '../files/import-words.ts'
import { loadReader } from '../files/shipped-reader.ts'
import { loadVerifyData } from '../files/shipped-verify-data.ts'
import { type BaseWorld, featuresOfText, makeBaseFeatures } from './base-features.ts'

let world: BaseWorld
beforeAll(async () => {
  const [reader, verifyData, importWords] = await Promise.all([loadReader(), loadVerifyData(), loadImportWords()])
  world = { reader, verifyData, importWords }
})

/** The rows of a table as the base scorecard sees them. */
function knownOf(columns: readonly string[], ...rows: readonly (readonly string[])[]) {
  const features = makeBaseFeatures(world, columns, rows)
  return rows.map((cells, at) => features({ line: at + 2, cells }).known)
}

describe('a table of leads for the base scorecard', () => {
  it('has no points for what it has no column for', () => {
    const [row] = knownOf(['Сообщение'], ['Нужен насос до пятницы'])
    expect(row).toMatchObject({ mail: null, phone: null, name: null, company: null, title: null, source: null })
    expect(row).toMatchObject({ form_filled: null, hour: null, weekday: null, text: expect.stringMatching('evidence') })
  })

  it('has empty cells of a column as what the lead did not give', () => {
    const columns = ['Имя', 'Телефон', 'Сообщение']
    const [given, empty] = knownOf(columns, ['Анна', '+7 701 482 91 36', 'Нужен насос'], ['', '', ''])
    expect(given).toMatchObject({ name: 'plausible', phone: 'mobile', mail: null, form_filled: 1 })
    expect(empty).toMatchObject({ name: 'none', phone: 'none', mail: null, text: 'none', form_filled: 0 })
  })

  it('says nothing of messages without a column of them', () => {
    const [row] = knownOf(['Email', 'Компания'], ['anna@firm.kz', ''])
    expect(row).toMatchObject({
      text: null,
      message_length: null,
      mail: 'corporate',
      company: 'none',
      form_filled: 0.5,
    })
  })

  it('knows the day of a date without a time, not its hour', () => {
    const dates = ['2025-11-12', '12.11.2025', '12 ноября 2025', '2025-11-12 00:00:00', '2025-11-12 10:30']
    const rows = knownOf(['Email', 'Дата'], ...dates.map((date) => ['anna@firm.kz', date]))
    expect(rows.map(({ hour }) => hour)).toEqual([null, null, null, null, 10])
    expect(new Set(rows.map(({ weekday }) => weekday))).toEqual(new Set(['wed']))
  })

  it('loses no lead to a cell that an import would refuse', () => {
    const columns = ['Email', 'Дата', 'Сообщение']
    const said = 'Нужен насос до пятницы, бюджет согласован'
    const [fine, odd, long] = knownOf(
      columns,
      ['anna@firm.kz', '2025-11-12 10:30', said],
      ['anna@firm.kz', 'вчера утром', said],
      ['anna@firm.kz', '2025-11-12 10:30', said + ' и ещё'.repeat(5000)],
    )
    const { mail, text } = fine!
    expect(odd).toMatchObject({ mail, text, hour: null, weekday: null })
    expect(long).toMatchObject({ mail: 'corporate', text: fine!['text'] })
  })

  it('is read for a model of the server as the server reads a lead', () => {
    const { row } = makeBaseFeatures(world, ['Сообщение'], [['Нужен насос']])({ line: 2, cells: ['Нужен насос'] })
    expect(row).toMatchObject({ mail: 'none', phone: 'none', name: 'none', company: 'none', form_filled: 0 })
  })
})

it('a text of a file of texts tells of nothing but itself', () => {
  const { known, reading } = featuresOfText(world, '1', 'Нужен насос до пятницы')
  expect(known).toMatchObject({ intent: String(reading?.rank), phone: null, mail: null, name: null, form_filled: null })
})
