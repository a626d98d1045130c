// A rep's list at 10,000 and at 1,000,000 leads, through the same verb that the console's request calls.
// node bench/list.ts [SMALL] [LARGE]
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Context } from '../src/app/context.ts'
import { type ListInput, listLeads } from '../src/app/list-leads.ts'
import { addUser } from '../src/app/people/add-user.ts'
import type { UserId } from '../src/core/lead/ids.ts'
import { ensureFirstWorkspace } from '../src/first-workspace.ts'
import { readSettings } from '../src/settings.ts'
import { openWorld, systemContext } from '../src/wire-world.ts'
import { percentile, table, writeSection } from './results.ts'

const sizes = [Number(process.argv[2] ?? 10_000), Number(process.argv[3] ?? 1_000_000)]
const reps = 10
const asks = 200

const folder = mkdtempSync(join(tmpdir(), 'assay-bench-'))
const open = await openWorld(readSettings({ ASSAY_DATA: folder }), { serves: false, onError: () => {} })
const [workspace] = await ensureFirstWorkspace(open.world, () => {})
const ctx = systemContext(open.world, workspace!.id, 'bench')
const users: UserId[] = []
for (let index = 0; index < reps; index += 1)
  users.push((await addUser(ctx, { name: `Rep ${index}`, email: `rep${index}@example.com`, role: 'rep' })).person.id)

/** Leads as the line leaves them, written by the database itself: a fifth open with each rep's tenth, the rest closed. */
async function grow(from: number, to: number): Promise<void> {
  await open.database.db.transaction().execute(async (tx) => {
    await sql`select set_config('assay.workspace', ${ctx.workspaceId}, true)`.execute(tx)
    await sql`
      insert into leads (id, workspace_id, received_at, fields, name, source, channel, status, verdict, tier, score, snippet, assignee_id, respond_by, created_at, email_key)
      select gen_random_uuid(), ${ctx.workspaceId}::uuid, now() - n * interval '20 seconds',
        jsonb_build_object('id', n, 'receivedAt', now(), 'name', 'Lead ' || n, 'email', 'lead' || n || '@example.com', 'channel', 'form', 'source', 'bench', 'message', repeat('words ', 40),
          'campaign', '{"utmSource": null}'::jsonb),
        'Lead ' || n, 'bench', 'form', case when n % 5 = 0 then 'open' else 'closed' end, 'verified',
        (array['cold','warm','promising','hot'])[1 + n % 4], (n % 1000 * 7919) % 101, 'words words', (${users}::uuid[])[1 + n % ${sql.lit(reps)}], now(), now(), 'lead' || n || '@example.com'
      from generate_series(${from}::int, ${to}::int) n`.execute(tx)
  })
  await sql`analyze leads`.execute(open.database.db)
}

const ask: ListInput = {
  view: 'mine',
  search: null,
  tier: null,
  source: null,
  assigneeId: null,
  late: false,
  channel: null,
  sampled: false,
  unanswered: false,
  order: 'score',
  tests: true,
  after: null,
  limit: 50,
}

async function measure(context: Context, input: ListInput): Promise<readonly number[]> {
  const times: number[] = []
  for (let index = 0; index < asks; index += 1) {
    const from = performance.now()
    await listLeads(context, input)
    times.push(performance.now() - from)
  }
  return times.slice(asks / 10)
}

const rows: (string | number)[][] = []
const medians: number[] = []
let size = 0
for (const next of sizes) {
  await grow(size + 1, next)
  size = next
  const rep: Context = { ...ctx, actor: { kind: 'user', userId: users[0]!, name: 'Rep 0', role: 'rep' } }
  const first = await measure(rep, ask)
  const { next: cursor } = await listLeads(rep, ask)
  const second = await measure(rep, { ...ask, after: cursor })
  const team = await measure(rep, { ...ask, view: 'team' })
  medians.push(percentile(first, 0.5))
  for (const [name, times] of [
    ['my list, first page with counts', first],
    ['my list, next page', second],
    ['the team’s list', team],
  ] as const)
    rows.push([size.toLocaleString('en'), name, percentile(times, 0.5).toFixed(2), percentile(times, 0.99).toFixed(2)])
}
await open.close()
rmSync(folder, { recursive: true, force: true })
writeSection('A rep’s list', 'node bench/list.ts', [
  `${reps} reps, a fifth of the leads open; 50 rows a page; embedded PostgreSQL. First page at ${sizes[1]!.toLocaleString('en')} leads takes ${(medians[1]! / medians[0]!).toFixed(2)} times that at ${sizes[0]!.toLocaleString('en')} (aim: at most 2).`,
  '',
  ...table(['leads', 'what', 'p50 ms', 'p99 ms'], rows),
])
process.exit(0)
