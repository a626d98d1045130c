// Tables: how fast and in how much memory they are read, and how often an encoding is named right, beside common libraries.
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as chardet from 'chardet'
import { parse } from 'csv-parse'
import iconv from 'iconv-lite'
import jschardet from 'jschardet'
import { makeRandom, shuffled } from '../src/core/math/random.ts'
import { loadDemoData } from '../src/files/demo-data.ts'
import { openTable } from '../src/files/open-table.ts'
import { table, writeSection } from './results.ts'

const folder = await mkdtemp(join(tmpdir(), 'assay-bench-files-'))
const { messages } = await loadDemoData()
const random = makeRandom(1)

async function writeRows(path: string, count: number): Promise<void> {
  const out = createWriteStream(path)
  out.write('id;имя;email;телефон;сообщение\n')
  for (let index = 0; index < count; index += 1) {
    const text = messages[index % messages.length]!.text.replaceAll('"', '""')
    const more = out.write(`${index};Имя ${index};user${index}@example.com;+7 763 ${1e6 + index};"${text}"\n`)
    if (!more) await once(out, 'drain')
  }
  out.end()
  await once(out, 'finish')
}

type Measured = { readonly rows: number; readonly seconds: number; readonly peakMb: number }

async function measure(rows: AsyncIterable<unknown>): Promise<Measured> {
  const start = process.hrtime.bigint()
  let count = 0
  let peak = 0
  for await (const row of rows) {
    count += row === null ? 0 : 1
    if (count % 10_000 === 0) peak = Math.max(peak, process.memoryUsage().rss)
  }
  return { rows: count, seconds: Number(process.hrtime.bigint() - start) / 1e9, peakMb: Math.round(peak / 1e6) }
}

async function speed(): Promise<string[]> {
  const lines: (string | number)[][] = []
  for (const count of [100_000, 1_000_000]) {
    const path = join(folder, `${count}.csv`)
    await writeRows(path, count)
    const size = (await stat(path)).size / 1e6
    const row = (name: string, found: Measured) => {
      const { rows, seconds, peakMb } = found
      lines.push([name, rows, Math.round(size), seconds.toFixed(1), Math.round(rows / seconds), peakMb])
    }
    row('assay: found, split, fitted', await measure((await openTable(path)).rows(() => undefined)))
    row('csv-parse: told the separator', await measure(createReadStream(path).pipe(parse({ delimiter: ';' }))))
    await rm(path)
  }
  return table(['reader', 'rows', 'MB', 'seconds', 'rows a second', 'peak memory, MB'], lines)
}

const languages = { ru: ['win1251', 'koi8-r', 'cp866'], kk: ['rk1048'], he: ['win1255'] } as const
const spellings: Readonly<Record<string, readonly string[]>> = {
  win1251: ['windows1251'],
  'koi8-r': ['koi8r'],
  cp866: ['cp866', 'ibm866'],
  rk1048: ['kz1048'],
  win1255: ['windows1255'],
}
const plain = (name: string | null | undefined) => (name ?? '').toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** Tables of a few rows of real-looking messages in one language, written in one encoding: is it named? */
async function encodings(): Promise<string[]> {
  const lines: (string | number)[][] = []
  for (const [lang, written] of Object.entries(languages))
    for (const encoding of written)
      for (const rows of [1, 10]) {
        const texts = messages.filter((message) => message.lang === lang).map((message) => message.text)
        const right = { assay: 0, chardet: 0, jschardet: 0 }
        for (let trial = 0; trial < 40; trial += 1) {
          const chosen = Array.from(shuffled(texts.length, random)).slice(0, rows)
          const cells = chosen.map((index) => `"${texts[index]!.replaceAll('"', '""')}"`)
          const bytes = iconv.encode(`id;text\n${cells.map((text, index) => `${index};${text}\n`).join('')}`, encoding)
          const path = join(folder, 'table.csv')
          await writeFile(path, bytes)
          const is = (name: string | null | undefined) => (spellings[encoding]!.includes(plain(name)) ? 1 : 0)
          right.assay += is((await openTable(path)).encoding)
          right.chardet += is(chardet.detect(bytes))
          right.jschardet += is(jschardet.detect(bytes).encoding)
        }
        lines.push([`${lang}, ${encoding}`, rows, right.assay, right.chardet, right.jschardet])
      }
  return table(['written in', 'rows', 'assay, of 40', 'chardet', 'jschardet'], lines)
}

try {
  writeSection('Tables', 'node bench/files.ts', [...(await speed()), '', ...(await encodings())])
} finally {
  await rm(folder, { recursive: true, force: true })
}
