// How long a turn of the what-if takes: a slider is moved, and the last leads are decided again. The sample company, its leads written over until there
// are as many as asked for.
// node bench/whatif-speed.ts [LEADS]   default 5000; two minutes.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { simulatePolicy } from '../src/app/policy/simulate-policy.ts'
import { fillSample } from '../src/app/sample/fill-sample.ts'
import { rulesInForce } from '../src/app/rules-in-force.ts'
import { ensureFirstWorkspace } from '../src/first-workspace.ts'
import { readSettings } from '../src/settings.ts'
import { openWorld, systemContext } from '../src/wire-world.ts'
import { percentile, table, writeSection } from './results.ts'

const wanted = Number(process.argv[2] ?? 5000)
const turns = 15

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
const open = await openWorld(readSettings({ ASSAY_DATA: folder }), { serves: false, onError: () => {} })
const [workspace] = await ensureFirstWorkspace(open.world, () => {})
const ctx = systemContext(open.world, workspace!.id, 'bench')
const { leads: lived } = await fillSample(ctx, { seed: 7 })

/** Every lead once more with its events, under new ids. */
async function double(most: number): Promise<void> {
  await open.database.db.transaction().execute(async (tx) => {
    await sql`select set_config('assay.workspace', ${ctx.workspaceId}, true)`.execute(tx)
    await sql`create temporary table twin on commit drop as
      select id as old, (left(id::text, 24) || right(gen_random_uuid()::text, 12))::uuid as new from leads limit ${most}`.execute(
      tx,
    )
    for (const [name, key] of [
      ['leads', 'id'],
      ['lead_events', 'lead_id'],
    ] as const) {
      const { rows } = await sql<{ name: string }>`select column_name as name from information_schema.columns
        where table_name = ${name} and table_schema = current_schema() and is_generated = 'NEVER' order by ordinal_position`.execute(
        tx,
      )
      const columns = rows.map((row) => row.name)
      const given = columns.map((column) =>
        column === key
          ? sql`twin.new`
          : column === 'content_hash'
            ? sql`null`
            : // The order of events is that of their ids.
              column === 'id'
              ? sql`(left(t.id::text, 14) || '7' || lpad(to_hex(row_number() over (partition by twin.new order by t.id)), 3, '0')
                || '-8' || substr(md5(twin.new::text), 1, 3) || '-' || substr(md5(twin.new::text), 4, 12))::uuid`
              : sql`t.${sql.ref(column)}`,
      )
      await sql`insert into ${sql.table(name)} (${sql.join(columns.map((column) => sql.ref(column)))})
        select ${sql.join(given)} from ${sql.table(name)} t join twin on twin.old = t.${sql.ref(key)} order by t.id`.execute(
        tx,
      )
    }
  })
}
for (let count = lived; count < wanted; count = Math.min(wanted, 2 * count)) await double(wanted - count)
await sql`vacuum analyze leads, lead_events`.execute(open.database.db)
const { policy } = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => rulesInForce(ctx, tx))
const cpu = () => process.cpuUsage().user / 1000
async function turn(change: (at: number) => { readonly body: unknown; readonly modelId?: string }) {
  const [wall, work]: [number[], number[]] = [[], []]
  for (let at = 0; at < turns; at += 1) {
    const [begin, used] = [performance.now(), cpu()]
    await simulatePolicy(ctx, change(at))
    wall.push(performance.now() - begin)
    work.push(cpu() - used)
  }
  return {
    first: wall[0]!,
    median: percentile(wall.slice(1), 0.5),
    slowest: Math.max(...wall.slice(1)),
    work: percentile(work.slice(1), 0.5),
  }
}
const { thresholds } = policy
const measured = {
  'the policy in force': await turn(() => ({ body: policy })),
  'hot moved': await turn((at) => ({ body: { ...policy, thresholds: { ...thresholds, hot: 60 + at } } })),
  'a rule of the verdict changed': await turn((at) => ({
    body: { ...policy, evidence: { ...policy.evidence, reviewFrom: policy.evidence.reviewFrom + at / 100 } },
  })),
  'another model': await turn(() => ({ body: policy, modelId: ctx.engines.baseModel.id })),
}
const shown = Object.entries(measured).map(([name, { first, median, slowest, work }]) => [
  name,
  ...[first, median, slowest, work].map((ms) => ms.toFixed(0)),
])
writeSection('What-if: how long a turn takes', `node bench/whatif-speed.ts ${wanted}`, [
  `${wanted} leads (the ${lived} of the sample company, written over), embedded PostgreSQL; ${turns} turns each, one at a time, in this order. The first turn of all reads the leads; they are`,
  'kept, and only what has changed is read and weighed anew. The time on the clock is that of a machine on which other work may run; the work of the process is its own.',
  '',
  ...table(
    ['what changes', 'first turn, ms', 'median of the others', 'slowest of the others', 'of which work of the process'],
    shown,
  ),
])
await open.close()
rmSync(folder, { recursive: true, force: true })
