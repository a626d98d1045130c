import { Kysely, PostgresDialect, sql } from 'kysely'
import { Pool, type PoolConfig } from 'pg'
import { AppError } from '../core/app-error.ts'
import { type EmbeddedPostgres, embeddedPostgres } from './embedded/postgres.ts'
import { migrateDatabase } from './migrate.ts'
import type { Tables } from './tables.ts'

/** Where the data is: a PostgreSQL server, or a folder in which our own is started. */
export type DatabasePlace = { readonly url: string } | { readonly folder: string }

export type Database = {
  readonly db: Kysely<Tables>
  readonly pool: Pool
  /** How others connect to the same database with the same rights. */
  readonly connection: PoolConfig
  readonly kind: 'embedded' | 'server'
  /** Migrations that ran when it was opened. */
  readonly migrated: readonly string[]
  close(): Promise<void>
}

/** Role without rights over row-level security: a superuser's connections step down to it. */
const appRole = 'assay_app'
const databaseName = 'assay'
const oldestServer = 150_000

/** Opens the database of a place, started where it must be, migrated to this version. AppError `unavailable` where it does not answer. */
export async function openDatabase(
  place: DatabasePlace,
  options: { connections?: number; onIdleError?: (error: Error) => void } = {},
): Promise<Database> {
  const embedded = 'folder' in place ? await embeddedPostgres(place.folder) : null
  const target = embedded ? await embeddedTarget(embedded) : { connectionString: (place as { url: string }).url }
  const role = await prepareServer(target)
  const connection: PoolConfig = { ...target, ...(role ? { options: `-c role=${role}` } : {}) }
  const pool = new Pool({ ...connection, max: options.connections ?? 20, application_name: 'assay' })
  // A restart of the server must not end this process: idle connections tell the pool, busy ones their own listener alone.
  pool.on('error', options.onIdleError ?? (() => {}))
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  const migrated = await migrateDatabase(db)
  const close = async () => {
    await db.destroy()
    await embedded?.release()
  }
  return { db, pool, connection, kind: embedded ? 'embedded' : 'server', migrated, close }
}

type Target =
  | { readonly connectionString: string }
  | { readonly host: string; readonly user: string; readonly database: string }

async function embeddedTarget(server: EmbeddedPostgres): Promise<Target> {
  const pool = new Pool({ host: server.socketDir, user: server.superuser, database: 'postgres', max: 1 })
  pool.on('error', () => {})
  try {
    await pool.query(
      `do $$ begin create role assay login; exception when duplicate_object or unique_violation then null; end $$`,
    )
    const { rowCount } = await pool.query('select 1 from pg_database where datname = $1', [databaseName])
    if (!rowCount)
      await pool.query(`create database ${databaseName} owner assay`).catch((error: { code?: string }) => {
        if (error.code !== '42P04' && error.code !== '23505') throw error // another process was first
      })
  } finally {
    await pool.end()
  }
  return { host: server.socketDir, user: 'assay', database: databaseName }
}

/** Checks the server's age and says which role to take: null where the user itself is bound by row-level security. */
async function prepareServer(target: Target): Promise<string | null> {
  const pool = new Pool({ ...target, max: 1, connectionTimeoutMillis: 10_000 })
  pool.on('error', () => {})
  try {
    const { rows } = await pool.query(
      `select current_setting('server_version_num')::int as version, rolsuper or rolbypassrls as free from pg_roles where rolname = current_user`,
    )
    if (rows[0].version < oldestServer)
      throw new AppError('unavailable', 'database_too_old', 'the PostgreSQL server is older than 15: use a later one')
    if (!rows[0].free) return null
    await pool.query(
      `do $$ begin create role ${appRole} nologin; exception when duplicate_object or unique_violation then null; end $$`,
    )
    await pool.query(`do $$ begin
      execute format('grant create, connect, temporary on database %I to ${appRole}', current_database());
      grant create, usage on schema public to ${appRole}; exception when others then null; end $$`)
    return appRole
  } catch (error) {
    if (error instanceof AppError) throw error
    throw new AppError(
      'unavailable',
      'database_unreachable',
      `the database does not answer (${(error as { code?: string }).code ?? 'no code'}): check DATABASE_URL`,
    )
  } finally {
    await pool.end()
  }
}

/** A query that answers where the database does. */
export async function pingDatabase(db: Kysely<Tables>): Promise<void> {
  await sql`select 1`.execute(db)
}
