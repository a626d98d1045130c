import { parse } from 'node-html-parser'
import { expect, it } from 'vitest'
import { htmlPage, htmlTable } from './html.ts'

const head = ['value', 'of them <i>"won"</i>']
const rows = [
  ['<bdi>a &amp; b</bdi>', '12 %'],
  ['c', '—'],
]

it('marks the heads of rows and columns, and names each cell by its column', () => {
  const table = parse(htmlTable(head, rows))
  expect(table.querySelectorAll('thead th[scope="col"]').map(({ text }) => text)).toEqual(['value', 'of them "won"'])
  expect(table.querySelectorAll('tbody th[scope="row"]').map(({ text }) => text)).toEqual(['a & b', 'c'])
  expect(table.querySelectorAll('td').map((cell) => cell.getAttribute('data-label'))).toEqual([
    'of them "won"',
    'of them "won"',
  ])
})

it('is no stop of the keyboard and has no name unless asked for', () => {
  const plain = htmlTable(head, rows)
  expect(plain).not.toMatch(/tabindex|role=|aria-label|class="stack"/)
  expect(parse(htmlTable(head, rows, { label: 'City', stacked: true })).querySelector('table')!.attributes).toEqual({
    class: 'stack',
    'aria-label': 'City',
  })
})

it('is a named region that the keyboard reaches where it scrolls', () => {
  const attributes = (options: { label?: string }): object =>
    parse(htmlTable(head, rows, { ...options, scrolls: true })).querySelector('div.wide')!.attributes
  expect(attributes({})).toMatchObject({ role: 'region', tabindex: '0', 'aria-label': 'value, of them "won"' })
  expect(attributes({ label: '<bdi>A &amp; "B"</bdi>' })).toMatchObject({ 'aria-label': 'A & "B"' })
})

it('fetches nothing, runs nothing and leaves no side of the page to one direction of writing', () => {
  const page = htmlPage({ language: 'he', direction: 'rtl' }, 'title', '')
  expect(page).toContain('<html lang="he" dir="rtl">')
  expect(page).not.toMatch(/<script|url\(|@import/)
  expect(page).not.toMatch(/(?:margin|padding|border)-(?:left|right)|[;{](?:left|right|float:left|float:right)\b/)
})
