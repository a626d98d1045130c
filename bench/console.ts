// The console's first load: bytes on the way and the time until a rep can work, cold, five times; median.
// node bench/console.ts   (needs a Chromium: apt-get install chromium, or CHROMIUM=path)
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { createSignInLink } from '../src/app/people/create-sign-in-link.ts'
import { addUser } from '../src/app/people/add-user.ts'
import { fillSample } from '../src/app/sample/fill-sample.ts'
import { ensureFirstWorkspace } from '../src/first-workspace.ts'
import { makeHttpServer } from '../src/http/server.ts'
import { readSettings } from '../src/settings.ts'
import { openWorld, systemContext } from '../src/wire-world.ts'
import { percentile, table, writeSection } from './results.ts'

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium'
if (!existsSync(executablePath)) {
  console.log('skipped: no Chromium (apt-get install chromium, or name it in CHROMIUM)')
  process.exit(0)
}
const loads = 5
const root = fileURLToPath(new URL('..', import.meta.url))
const built = spawnSync(process.execPath, ['scripts/build.ts', 'web'], { cwd: root, stdio: 'inherit' })
if (built.status !== 0) process.exit(1)

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
const open = await openWorld(readSettings({ ASSAY_DATA: folder }), { serves: true, onError: () => {} })
const [workspace] = await ensureFirstWorkspace(open.world, () => {})
const ctx = systemContext(open.world, workspace!.id, 'bench')
await fillSample(ctx, { seed: 1 })
const app = await makeHttpServer(open.world, {
  publicUrl: 'http://127.0.0.1',
  version: 'bench',
  consoleFolder: join(root, 'dist', 'web'),
  limits: { strict: 1000 },
})
await app.listen({ host: '127.0.0.1', port: 0 })
const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
const { person } = await addUser(ctx, { name: 'Bench', email: 'bench@example.com', role: 'manager' })

type Load = { readonly gzipped: number; readonly sent: number; readonly files: number; readonly readyMs: number }

/** A browser that has never been here opens the team's list; ready is when a row stands there and a key is obeyed. */
async function coldLoad(): Promise<Load> {
  const browser = await chromium.launch({
    executablePath,
    args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  })
  const context = await browser.newContext({ locale: 'ru' })
  const { token } = await createSignInLink(ctx, { userId: person.id })
  await context.request.post(`${url}/api/session/link`, { data: { token } })
  const page = await context.newPage()
  const bodies: Promise<{ gzipped: number; sent: number }>[] = []
  // What comes later is no part of the first load, and its body is gone with the browser.
  let isLoading = true
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    if (isLoading && !pathname.startsWith('/api/'))
      bodies.push(
        Promise.all([response.body(), response.request().sizes()]).then(([body, { responseBodySize }]) => ({
          gzipped: gzipSync(body).length,
          sent: responseBodySize,
        })),
      )
  })
  const from = performance.now()
  await page.goto(`${url}/leads/team`, { waitUntil: 'commit' })
  await page.waitForSelector('ol a')
  await page.keyboard.press('j')
  await page.waitForSelector('#lead-heading')
  const readyMs = performance.now() - from
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => {})
  isLoading = false
  const sizes = await Promise.all(bodies)
  await browser.close()
  const sum = (part: 'gzipped' | 'sent') => sizes.reduce((total, size) => total + size[part], 0)
  return { gzipped: sum('gzipped'), sent: sum('sent'), files: sizes.length, readyMs }
}

const results: Load[] = []
for (let load = 0; load < loads; load += 1) results.push(await coldLoad())
await app.close()
await open.close()
rmSync(folder, { recursive: true, force: true })

const median = (part: keyof Load) =>
  percentile(
    results.map((result) => result[part]),
    0.5,
  )
const kilobytes = (bytes: number) => (bytes / 1024).toFixed(1)
writeSection('The console’s first load', 'node bench/console.ts', [
  `${loads} cold loads of the team’s list with 440 sample leads, Russian, headless Chromium on the same machine; medians. Ready: the list stands, \`j\` was pressed and the lead is open. Aims: under 250 KB gzipped, ready in under 1,500 ms.`,
  '',
  ...table(
    ['files', 'KB gzipped', 'KB as sent', 'ready ms'],
    [[median('files'), kilobytes(median('gzipped')), kilobytes(median('sent')), Math.round(median('readyMs'))]],
  ),
])
process.exit(0)
