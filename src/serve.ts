import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureFirstWorkspace, signInUrl } from './first-workspace.ts'
import { makeHttpServer } from './http/server.ts'
import { AppError } from './core/app-error.ts'
import { doChores } from './app/chores.ts'
import { watchDeadlines } from './app/route/watch-deadlines.ts'
import { sweep } from './app/sweep.ts'
import { makeFaultNote } from './fault-note.ts'
import { readSettings, type Settings, unknownSettings } from './settings.ts'
import { type OpenWorld, openWorld } from './wire-world.ts'

const consoleFolder = fileURLToPath(new URL('../dist/web', import.meta.url))
const widgetFile = fileURLToPath(new URL('../dist/widget/widget.js', import.meta.url))

/** Runs the server until SIGINT or SIGTERM: then it takes nothing new, ends what is under way, and closes the database. */
export async function serve(version: string, note: (line: string) => void): Promise<void> {
  const settings = readSettings(process.env)
  for (const name of unknownSettings(process.env))
    note(`${name} is no setting of Assay: see docs/guides/administrator.md`)
  const open = await openWorld(settings, { serves: true, onError: makeFaultNote(note, Date.now) })
  try {
    await serveWorld(open, settings, { version, note })
  } finally {
    await open.close()
  }
  process.exit(0)
}

type Said = { readonly version: string; note(line: string): void }

/** Listens first: a server that nobody can reach must not work the queue unseen, nor keep its first link to itself. */
async function serveWorld(open: OpenWorld, settings: Settings, { version, note }: Said): Promise<void> {
  const app = await makeHttpServer(open.world, {
    publicUrl: settings.publicUrl,
    version,
    consoleFolder: existsSync(consoleFolder) ? consoleFolder : null,
    widgetFile,
    trustProxy: settings.trustProxy,
    logLevel: settings.logLevel,
    readings: await readingsOf(open),
  })
  try {
    await app.listen({ host: settings.host, port: settings.port }).catch((error: unknown) => {
      throw listenFault(error, settings)
    })
    let link: string | null = null
    await ensureFirstWorkspace(open.world, (token) => {
      link = signInUrl(settings.publicUrl, token)
    })
    const endWork = settings.works ? await startWork(open, note) : () => {}
    note(`Assay ${version} is ready at ${settings.publicUrl} (${open.database.kind} database)`)
    if (link) note(`Sign in once at ${link} (lost it? npx assay user link admin@localhost)`)
    await stopSignal()
    note('stopping: what is under way is finished first')
    endWork()
  } finally {
    await app.close()
  }
}

/** Works the queue and looks at the clocks; gives what ends the looking. */
async function startWork(open: OpenWorld, note: Said['note']): Promise<() => void> {
  await open.work()
  const sweeping = setInterval(() => void sweepQuietly(open, note), sweepEveryMs)
  await sweepQuietly(open, note)
  const watching = watchClocks(open, note)
  return () => {
    clearInterval(sweeping)
    clearInterval(watching)
  }
}

/** Why the port could not be had, and the way out. */
function listenFault(error: unknown, { host, port }: Settings): unknown {
  const ways: Readonly<Record<string, readonly [reason: string, way: string]>> = {
    EADDRINUSE: ['port_taken', 'another program listens there, perhaps another Assay: stop it, or set ASSAY_PORT'],
    EACCES: ['port_forbidden', 'this account may not listen there: set ASSAY_PORT to 1024 or more'],
    EADDRNOTAVAIL: ['host_unknown', 'this machine has no such address: set ASSAY_HOST to one of its own'],
    ENOTFOUND: ['host_unknown', 'there is no such host: set ASSAY_HOST to an address of this machine'],
  }
  const way = ways[(error as NodeJS.ErrnoException).code ?? '']
  return way ? new AppError('unavailable', way[0], `cannot listen on ${host}:${port}: ${way[1]}`) : error
}

const sweepEveryMs = 300_000
const watchEveryMs = 10_000

/** Looks at the clocks of answers again and again; a round that takes long is not started twice. */
function watchClocks(open: OpenWorld, note: (line: string) => void): ReturnType<typeof setInterval> {
  let busy = false
  return setInterval(async () => {
    if (busy) return
    busy = true
    try {
      await watchDeadlines(open.world)
    } catch (error) {
      note(`the clocks are looked at again soon: ${error instanceof Error ? error.name : 'unknown'}`)
    } finally {
      busy = false
    }
  }, watchEveryMs)
}

async function sweepQuietly(open: OpenWorld, note: (line: string) => void): Promise<void> {
  try {
    const found = await sweep(open.world)
    if (found > 0) note(`${found} leads were found waiting and are sent down the line`)
    await doChores(open.world)
  } catch (error) {
    note(`the sweep failed and is tried again: ${error instanceof Error ? error.name : 'unknown'}`)
  }
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}

/** What the metrics show of the queue. */
async function readingsOf(open: OpenWorld) {
  const counters = (['leads_received', 'leads_decided'] as const).map((name) => ({
    name: `assay_${name}_total`,
    help: `Leads that this process has ${name.slice('leads_'.length)}`,
    kind: 'counter' as const,
    read: () => open.world.tally.read(name),
  }))
  const gauges = Object.keys(await open.queue.depths()).map((name) => ({
    name: `assay_jobs_waiting_${name.replaceAll('.', '_')}`,
    help: `Jobs of ${name} that wait`,
    kind: 'gauge' as const,
    read: async () => (await open.queue.depths())[name] ?? 0,
  }))
  return [...counters, ...gauges]
}
