// Durable intake over HTTP against the plain INSERT rate of the same database, on the embedded PostgreSQL and on a server.
// node bench/intake.ts [LEADS]
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Pool, type PoolConfig } from 'pg'
import { createKey } from '../src/app/keys/create-key.ts'
import { openWorld, systemContext } from '../src/wire-world.ts'
import { ensureFirstWorkspace } from '../src/first-workspace.ts'
import { readSettings } from '../src/settings.ts'
import { startPrivateServer } from '../test/support/private-server.ts'
import { percentile, table, writeSection } from './results.ts'

const leads = Number(process.argv[2] ?? 5000)
const callers = 64
const writers = 16
const port = 4490
const message =
  'Здравствуйте! Нужны два вилочных погрузчика до конца месяца, можете выставить счёт? Готов созвониться завтра после обеда.'

type Rate = { readonly perSecond: number; readonly p50: number; readonly p99: number }

async function measured(count: number, lanes: number, one: (index: number) => Promise<void>): Promise<Rate> {
  const times: number[] = []
  let next = 0
  const started = performance.now()
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      while (next < count) {
        const index = next++
        const from = performance.now()
        await one(index)
        times.push(performance.now() - from)
      }
    }),
  )
  return {
    perSecond: (1000 * count) / (performance.now() - started),
    p50: percentile(times, 0.5),
    p99: percentile(times, 0.99),
  }
}

/** One row a transaction, as wide as a lead, from so many connections at once. */
async function plainInserts(connection: PoolConfig, connections: number): Promise<Rate> {
  const pool = new Pool({ ...connection, max: connections })
  await pool.query(
    'create table bench_plain (id uuid primary key, workspace_id uuid, received_at timestamptz, body jsonb)',
  )
  const workspace = crypto.randomUUID()
  const body = JSON.stringify({ name: 'Марат', phone: '+77010000000', message, source: 'bench' })
  const rate = await measured(leads, connections, async () => {
    await pool.query('insert into bench_plain values ($1, $2, now(), $3)', [crypto.randomUUID(), workspace, body])
  })
  await pool.query('drop table bench_plain')
  await pool.end()
  return rate
}

async function intake(env: Record<string, string>, key: string): Promise<Rate> {
  const server = await startServer(env)
  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  try {
    for (let warm = 0; warm < 200; warm += 1) await post(agent, key, warm)
    return await measured(leads, callers, (index) => post(agent, key, index))
  } finally {
    agent.destroy()
    server.kill('SIGTERM')
    await new Promise((done) => server.once('exit', done))
  }
}

async function startServer(env: Record<string, string>): Promise<ChildProcess> {
  const server = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: { ...process.env, ...env, ASSAY_PORT: String(port), ASSAY_LOG: 'silent' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(`http://127.0.0.1:${port}/ready`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      return server
    await sleep(100)
  }
  throw new Error('the server did not start')
}

function post(agent: Agent, key: string, index: number): Promise<void> {
  const body = JSON.stringify({
    name: `Марат ${index}`,
    phone: `+7701${String(1_000_000 + index)}`,
    message,
    source: 'bench',
  })
  const headers = {
    authorization: `Bearer ${key}`,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'idempotency-key': crypto.randomUUID(),
  }
  return new Promise((done, fail) => {
    const call = request({ port, host: '127.0.0.1', path: '/v1/leads', method: 'POST', agent, headers }, (answer) => {
      answer
        .resume()
        .once('end', () => (answer.statusCode === 201 ? done() : fail(new Error(`status ${answer.statusCode}`))))
    })
    call.once('error', fail).end(body)
  })
}

type Figures = { readonly one: Rate; readonly many: Rate; readonly answering: Rate; readonly working: Rate }

async function compare(env: Record<string, string>): Promise<Figures> {
  const open = await openWorld(readSettings({ ...env }), { serves: false, onError: () => {} })
  const [workspace] = await ensureFirstWorkspace(open.world, () => {})
  const { secret } = await createKey(systemContext(open.world, workspace!.id, 'bench'), {
    name: 'bench',
    scopes: ['leads:write'],
    sandbox: false,
  })
  const one = await plainInserts(open.database.connection, 1)
  const many = await plainInserts(open.database.connection, writers)
  const answering = await intake({ ...env, ASSAY_WORK: 'off' }, secret)
  const working = await intake(env, secret)
  await open.close()
  return { one, many, answering, working }
}

const rows: (string | number)[][] = []
const percent = (rate: Rate, of: Rate) => `${Math.round((100 * rate.perSecond) / of.perSecond)} %`
function addRows(name: string, { one, many, answering, working }: Figures): void {
  const row = (what: string, rate: Rate) =>
    rows.push([
      `${name}: ${what}`,
      Math.round(rate.perSecond),
      rate.p50.toFixed(1),
      rate.p99.toFixed(1),
      percent(rate, one),
      percent(rate, many),
    ])
  row('plain INSERT, one connection', one)
  row(`plain INSERT, ${writers} connections`, many)
  row(`POST /v1/leads, ${callers} callers, decided by another process later`, answering)
  row(`POST /v1/leads, ${callers} callers, decided meanwhile by the same process`, working)
}

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
addRows('embedded PostgreSQL 18', await compare({ ASSAY_DATA: folder }))
rmSync(folder, { recursive: true, force: true })
const server = startPrivateServer(5499)
if (server) {
  addRows(
    `PostgreSQL ${server.version}`,
    await compare({ DATABASE_URL: server.url, ASSAY_DATA: mkdtempSync(join(tmpdir(), 'assay-bench-')) }),
  )
  server.stop()
} else console.log('PostgreSQL server: skipped, none of Debian’s is installed')
writeSection('Durable intake', 'node bench/intake.ts', [
  `${leads} leads; an answer comes only after lead, first event and job are committed. Client, server and database share the machine.`,
  '',
  ...table(['what', 'per second', 'p50 ms', 'p99 ms', 'of one connection', `of ${writers} connections`], rows),
])
process.exit(0)
