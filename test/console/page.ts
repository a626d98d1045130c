import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { issueLink } from './sign-in-link.ts'
import { root } from './sources.ts'
import { type TestServer, testServer } from '../support/server.ts'
import type { Role } from '../../src/app/context.ts'

const chromiumPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
export const chromiumPath = process.env['CHROMIUM'] ?? chromiumPaths.find((path) => existsSync(path)) ?? null

/** Quiet, and kept to this machine. */
export const chromiumArguments: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
]

/** Whether there is a browser to look with; prints why not. */
export function hasChromium(): boolean {
  if (chromiumPath) return true
  console.log('skipped: no Chromium found (apt-get install chromium, or name it in CHROMIUM)')
  return false
}

/** Builds the console into a folder of its own: test files run side by side. */
function buildConsole(): string {
  const folder = mkdtempSync(join(tmpdir(), 'assay-console-'))
  const args = ['build', 'web', '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  const vite = join(root, 'node_modules', '.bin', 'vite')
  const { status, stderr } = spawnSync(vite, args, { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the console does not build: ${stderr}`)
  return folder
}

export type Looking = {
  readonly server: TestServer
  readonly browser: Browser
  close(): Promise<void>
}

/** A server with its queue at work and the built console, and a Chromium to look at it. Nothing else is dialled. */
export async function look(): Promise<Looking> {
  const consoleFolder = buildConsole()
  const server = await testServer({ works: true, consoleFolder })
  const browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: [...chromiumArguments],
  })
  return {
    server,
    browser,
    async close() {
      await browser.close()
      await server.close()
      rmSync(consoleFolder, { recursive: true, force: true })
    },
  }
}

export type Seat = {
  readonly page: Page
  readonly context: BrowserContext
  /** What the page complained about: errors of scripts and of the security policy. */
  readonly complaints: readonly string[]
}

type SeatOptions = {
  readonly role?: Role
  readonly name?: string
  readonly locale?: string
  readonly width?: number
  readonly dark?: boolean
}

/** A new person of a role, signed in by link in a browser window of their own. */
export async function sit({ server, browser }: Looking, options: SeatOptions = {}): Promise<Seat> {
  const { locale = 'en', width = 1280, dark = false } = options
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 800 : 860 },
    locale,
    colorScheme: dark ? 'dark' : 'light',
  })
  // Where no telephone program is, Chromium asks what to open and takes no more keys: the click stays on the page here.
  await context.addInitScript(
    `addEventListener('click', (event) => event.target.closest?.('a[href^="tel:"]') && event.preventDefault())`,
  )
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    // The question who is there is answered with 401 before the sign-in: that is no fault.
    if (message.type() === 'error' && !message.text().includes('401')) complaints.push(message.text())
  })
  await page.goto(`${server.url}/sign-in#${await issueLink(server, options)}`)
  await page.waitForSelector('nav[aria-label]', { timeout: 20_000 })
  await page.waitForURL((url) => url.pathname !== '/sign-in')
  return { page, context, complaints }
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

type AxeViolation = {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

/** What axe-core finds wrong with the page as it stands, one line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  await page.waitForTimeout(350) // transitions of colours would be measured half-way
  await page.evaluate(readFileSync(axePath, 'utf8'))
  const found = await page.evaluate<readonly AxeViolation[]>('axe.run().then((results) => results.violations)')
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary.split('\n')[1] ?? ''}`),
  )
}
