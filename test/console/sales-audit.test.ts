import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeRandom } from '../../src/core/math/random.ts'
import { violations } from './page.ts'

const root = join(import.meta.dirname, '..', '..')
const folder = mkdtempSync(join(tmpdir(), 'assay-audit-'))
const deals = join(folder, 'deals.csv')

const random = makeRandom(7)
const pick = <T>(values: readonly T[]): T => values[Math.floor(values.length * random())]!
const sources = [
  ['По рекомендации', 0.7],
  ['Google Ads', 0.2],
  ['<script>alert(1)</script>', 0.1],
] as const

function dealLine(_: unknown, at: number): string {
  const [source, chance] = pick(sources)
  const won = random() < chance
  const message = won ? `Нужен счёт на ${1 + (at % 9)} погрузчика, сегодня` : `Сколько стоит доставка номер ${at % 40}?`
  return [at + 1, source, message, won ? 'Выиграна' : 'Проиграна', won ? '2026-03-01' : ''].join(';')
}

const assay = (...args: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'src', 'main.ts'), 'audit', ...args], { encoding: 'utf8' })

let browser: Browser
beforeAll(async () => {
  const lines = Array.from({ length: 160 }, dealLine)
  writeFileSync(deals, ['№;Источник;Сообщение;Исход;Дата договора', ...lines].join('\n'))
  browser = await chromium.launch({ executablePath: '/usr/bin/chromium' })
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The page as a director opens it: what it says, and what it would have asked of the network or of a script. */
async function open(file: string) {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('dialog', (dialog) => asked.push(`dialog: ${dialog.message()}`))
  await page.goto(pathToFileURL(file).href)
  const text = await page.locator('body').innerText()
  const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
  return { page, text, wide, asked: asked.filter((url) => !url.endsWith('.html')) }
}

describe.each([
  ['en', 'ltr', 'What your deals say'],
  ['ru', 'ltr', 'О чём говорят ваши сделки'],
  ['kk', 'ltr', 'Мәмілелеріңіз не айтады'],
  ['he', 'rtl', 'מה אומרות העסקאות שלכם'],
])('the audit page in %s', (language, direction, title) => {
  it('tells of deals by itself, on a telephone, to everybody', async () => {
    const out = join(folder, `${language}.html`)
    expect(assay(deals, '--outcome', 'Исход', '--lang', language, '--out', out).status).toBe(0)
    const { page, text, wide, asked } = await open(out)
    expect(await page.locator('h1').innerText()).toBe(title)
    expect(await page.locator('html').getAttribute('dir')).toBe(direction)
    for (const word of ['По рекомендации', 'Google Ads', '<script>alert(1)</script>', 'Дата договора'])
      expect(text).toContain(word)
    expect(text).not.toMatch(/undefined|NaN|\{\w+\}|null/)
    expect(asked).toEqual([])
    expect(wide).toBe(390)
    expect(await violations(page)).toEqual([])
    await page.close()
  })
})

it('leads alone are scored without any deals, one text a line', async () => {
  const leads = join(folder, 'leads.txt')
  writeFileSync(leads, 'Нужен насос до пятницы, бюджет согласован\nПишу диплом, пришлите каталог\n')
  const out = join(folder, 'leads.html')
  expect(assay('--leads', leads, '--lang', 'en', '--out', out).status).toBe(0)
  const { page, text } = await open(out)
  expect(text).toContain('до пятницы')
  expect(text).not.toMatch(/Phone|Form filled in/)
  expect(await page.locator('article .score').count()).toBe(2)
  expect(await violations(page)).toEqual([])
  await page.close()
})

it('says which column is missing, and leaves no page behind', () => {
  const { status, stderr } = assay(deals, '--outcome', 'Итог', '--out', join(folder, 'none.html'))
  expect(status).toBe(2)
  expect(stderr).toContain('Итог')
})
