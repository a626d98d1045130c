import { type Kysely, sql } from 'kysely'
import type { BackupRow } from '../app/ports/backup.ts'
import { AppError } from '../core/app-error.ts'
import type { Tables } from './tables.ts'

/** Tables in an order in which each finds what it refers to. */
export const tables = [
  'users',
  'api_keys',
  'forms',
  'policies',
  'policy_signatures',
  'models',
  'list_entries',
  'audit_log',
  'contacts',
  'contact_keys',
  'contact_merges',
  'imports',
  'leads',
  'lead_words',
  'lead_events',
  'touches',
  'findings',
  'scores',
  'assignments',
  'outcomes',
  'disputes',
  'consent_keys',
  'consent_entries',
  'privacy_settings',
  'consent_texts',
  'privacy_requests',
  'lead_restrictions',
  'intake_keys',
  'inbox',
  'channels',
  'webhook_endpoints',
  'deliveries',
  'threads',
  'sequences',
  'sequence_versions',
  'letter_settings',
  'enrolments',
  'delivery_attempts',
  'channel_pace',
  'notice_preferences',
  'telegram_links',
  'push_subscriptions',
  'absences',
  'learned',
  'chores',
  'pilots',
  'list_views',
  'bulk_deeds',
  'poll_answers',
  'velocity_streams',
  'velocity_windows',
  'one_time_codes',
  'providers',
  'provider_answers',
  'provider_days',
  'company_rows',
  'experiments',
  'experiment_leads',
  'source_costs',
] as const
/** What is of the moment only: people sign in anew, links and puzzles are made anew, a training that ran is begun again, first decisions are read again, and a
 * file that waits to be imported is uploaded again. */
export const leftOut = [
  'sessions',
  'sign_in_links',
  'sign_in_attempts',
  'link_codes',
  'used_solutions',
  'trainings',
  'lead_firsts',
  'import_files',
] as const
const pageRows = 1000

/** The name of the newest migration that ran. */
export async function schemaVersion(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name desc limit 1`.execute(db)
  return rows[0]!.name
}

/** Every row of every workspace, as of one moment, workspace by workspace. */
export async function* backupRows(db: Kysely<Tables>): AsyncGenerator<BackupRow> {
  const tx = await db.startTransaction().setIsolationLevel('repeatable read').execute()
  try {
    await setDoor(tx, 'open')
    const { rows: workspaces } = await sql<{
      id: string
      json: string
    }>`select id, to_jsonb(w)::text as json from workspaces w order by id`.execute(tx)
    await setDoor(tx, '')
    for (const { id, json } of workspaces) {
      yield { table: 'workspaces', json }
      await sql`select set_config('assay.workspace', ${id}, true)`.execute(tx)
      for (const table of tables) yield* tableRows(tx, table)
    }
  } finally {
    await tx.rollback().execute()
  }
}

/** A cursor keeps memory flat however many rows there are. */
async function* tableRows(tx: Kysely<Tables>, table: string): AsyncGenerator<BackupRow> {
  await sql`declare backup_rows no scroll cursor for select to_jsonb(t)::text as json from ${sql.table(table)} t`.execute(
    tx,
  )
  for (;;) {
    const { rows } = await sql<{ json: string }>`fetch ${sql.lit(pageRows)} from backup_rows`.execute(tx)
    for (const { json } of rows) yield { table, json }
    if (rows.length < pageRows) break
  }
  await sql`close backup_rows`.execute(tx)
}

/** Puts the rows of a backup into an empty database, all or nothing. AppError `conflict` where it is not empty. */
export async function restoreRows(db: Kysely<Tables>, rows: AsyncIterable<BackupRow>): Promise<number> {
  const known = new Set<string>([...tables, 'workspaces'])
  return db.transaction().execute(async (tx) => {
    await sql`lock table workspaces in exclusive mode`.execute(tx)
    await setDoor(tx, 'open')
    const there = await tx.selectFrom('workspaces').select('id').limit(1).execute()
    await setDoor(tx, '')
    if (there.length > 0)
      throw new AppError(
        'conflict',
        'database_not_empty',
        'a backup goes into an empty database only: choose another data folder or database',
      )
    await sql`set constraints all deferred`.execute(tx)
    let count = 0
    let batch: BackupRow[] = []
    const flush = async () => {
      await insertRows(tx, batch)
      count += batch.length
      batch = []
    }
    for await (const row of rows) {
      if (!known.has(row.table)) throw laterBackup('table')
      if (batch.length > 0 && (batch[0]!.table !== row.table || batch.length >= pageRows)) await flush()
      batch.push(row)
    }
    await flush()
    return count
  })
}

/** With the door open all workspaces are seen; it is closed again before their rows are. */
const setDoor = (tx: Kysely<Tables>, state: 'open' | '') =>
  sql`select set_config('assay.door', ${state}, true)`.execute(tx)

/** Only the columns that the backup names, so that columns added since take their defaults. */
async function insertRows(tx: Kysely<Tables>, batch: readonly BackupRow[]): Promise<void> {
  const [first] = batch
  if (!first) return
  const parsed = JSON.parse(first.json) as Record<string, unknown>
  const workspace = String(first.table === 'workspaces' ? parsed['id'] : parsed['workspace_id'])
  await sql`select set_config('assay.workspace', ${workspace}, true)`.execute(tx)
  const columns = sql.join(Object.keys(parsed).map((name) => sql.ref(name)))
  const table = sql.table(first.table)
  const json = `[${batch.map((row) => row.json).join(',')}]`
  await sql`insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, ${json}::jsonb)`
    .execute(tx)
    .catch((error: { code?: string }) => {
      throw error.code === undefinedColumn ? laterBackup('column') : error
    })
}

const undefinedColumn = '42703'

const laterBackup = (what: string) =>
  new AppError(
    'bad_file',
    `backup_${what}`,
    `the backup holds a ${what} that this version does not know: restore it with a later version`,
  )
