// The screen that watches the promise, and what every rep's list asks of it, in a workspace of many leads: the first time, again, and after
// an outcome came in. Leads as the line leaves them, written by the database itself.
// node bench/watch.ts [LEADS]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { showForecast } from '../src/app/measure/show-forecast.ts'
import { showGroups, showPromise, showWatch } from '../src/app/measure/show-watch.ts'
import { ensureFirstWorkspace } from '../src/first-workspace.ts'
import { readSettings } from '../src/settings.ts'
import { openWorld, systemContext } from '../src/wire-world.ts'
import { table, writeSection } from './results.ts'

const leads = Number(process.argv[2] ?? 100_000)
/** The leads came evenly over these days. */
const days = 420

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
const open = await openWorld(readSettings({ ASSAY_DATA: folder }), { serves: false, onError: () => {} })
const [workspace] = await ensureFirstWorkspace(open.world, () => {})
const ctx = systemContext(open.world, workspace!.id, 'bench')

const inputs = Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`input_${k}`, k % 3 === 0 ? k : `value ${k}`]))

async function grow(from: number, to: number): Promise<void> {
  await open.database.db.transaction().execute(async (tx) => {
    await sql`select set_config('assay.workspace', ${ctx.workspaceId}, true)`.execute(tx)
    await sql`create temporary table made on commit drop as
      select n, gen_random_uuid() as id, now() - (${leads}::int - n) * ${days}::int * interval '1 day' / ${leads}::int as at, random() as p,
        md5(random()::text) as chance from generate_series(${from}::int, ${to}::int) n`.execute(tx)
    await sql`insert into leads (id, workspace_id, received_at, fields, name, source, channel, city, status, verdict, tier, score, snippet, created_at, outcome,
        outcome_amount, closed_at, version)
      select id, ${ctx.workspaceId}::uuid, at, jsonb_build_object('id', n, 'name', 'Lead ' || n, 'message', repeat('words ', 40), 'country', 'KZ'),
        'Lead ' || n, (array['google', 'site', 'instagram', 'referral'])[1 + n % 4], 'form', (array['алматы', 'астана'])[1 + n % 2],
        case when n % 5 = 0 then 'open' else 'closed' end, 'verified', 'warm', (100 * p)::int, 'words', at,
        case when n % 5 = 0 then null when random() < p then 'won' else 'lost' end, 100, case when n % 5 = 0 then null else at + interval '9 days' * random() end, 3
      from made`.execute(tx)
    await sql`insert into lead_events (id, workspace_id, lead_id, kind, at, payload)
      select gen_random_uuid(), ${ctx.workspaceId}::uuid, id, kind, at, case kind
        when 'lead.verified' then '{"findings": [{"check": "email.syntax", "outcome": "pass", "reason": "ok"}], "verdict": "verified"}'::jsonb
        when 'lead.read' then '{"reading": {"lang": "ru", "nonbuyer": null, "signals": []}}'::jsonb
        when 'lead.scored' then jsonb_build_object('model', ${ctx.engines.baseModel.id}::text, 'score', jsonb_build_object('probability', p),
          'features', ${JSON.stringify(inputs)}::jsonb || jsonb_build_object('source', n % 4, 'weekday', to_char(at, 'dy'), 'hour', extract(hour from at), 'size', length(chance)))
        else '{"decision": {"tier": "warm", "answer": "call", "verdict": "verified"}}'::jsonb end
      from made, unnest(array['lead.verified', 'lead.read', 'lead.scored', 'lead.decided']) kind`.execute(tx)
  })
}

const step = 20_000
for (let from = 1; from <= leads; from += step) await grow(from, Math.min(leads, from + step - 1))
await sql`vacuum analyze leads, lead_events`.execute(open.database.db)

async function closeOne(): Promise<void> {
  await open.database.db.transaction().execute(async (tx) => {
    await sql`select set_config('assay.workspace', ${ctx.workspaceId}, true)`.execute(tx)
    await sql`update leads set outcome = 'won', status = 'closed', closed_at = now(), version = version + 1
      where id = (select id from leads where outcome is null and received_at < now() limit 1)`.execute(tx)
  })
}

const rows: (string | number)[][] = []
async function time(name: string, work: () => Promise<unknown>): Promise<void> {
  const from = performance.now()
  const cpu = process.cpuUsage()
  await work()
  const used = process.cpuUsage(cpu)
  rows.push([name, Math.round(performance.now() - from), Math.round((used.user + used.system) / 1000)])
}
await time('the watch, the first time ever', () => showWatch(ctx))
await time('the watch again', () => showWatch(ctx))
await closeOne()
await time('the watch after an outcome came in', () => showWatch(ctx))
await time('whether the promise holds, asked by a list', () => showPromise(ctx))
await closeOne()
await time('the same after an outcome came in', () => showPromise(ctx))
await time('groups by source', () => showGroups(ctx, 'source'))
await time('the forecast', () => showForecast(ctx))
await open.close()
rmSync(folder, { recursive: true, force: true })
writeSection('Watching the promise of a big workspace', `node bench/watch.ts ${leads}`, [
  `${leads.toLocaleString('en')} leads of ${days} days in one workspace, embedded PostgreSQL; one question at a time. The time on the clock is that of a machine`,
  'on which other work may run; the work of the server process is its own.',
  '',
  ...table(['what', 'ms', 'of which work of the server process'], rows),
])
process.exit(0)
