import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { inject } from 'vitest'
import { type Database, openDatabase } from '../../src/db/database.ts'
import { embeddedPostgres } from '../../src/db/embedded/postgres.ts'
import { openQueue } from '../../src/jobs/queue.ts'

/** A database of its own, with every table, for one test file. */
export type TestDatabase = Database & { readonly url: string }

/**
 * A fresh database: a copy of a template that the first caller of the run makes. On the run's own embedded PostgreSQL, or
 * on the server that ASSAY_TEST_DATABASE_URL names.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const url = await testDatabaseUrl()
  return { ...(await openDatabase({ url }, { connections: 8 })), url }
}

/** The same as an address only, for tests that start a process of their own. */
export async function testDatabaseUrl(): Promise<string> {
  const server = await testServer()
  const admin = new Client({ connectionString: server.address('postgres') })
  await admin.connect()
  try {
    const template = `assay_template_${inject('runId')}`
    // Of several test processes one makes the template, the others wait for it.
    await admin.query('select pg_advisory_lock(4400)')
    const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [template])
    if (!rowCount) await makeTemplate(admin, server, template)
    const name = `assay_t_${inject('runId')}_${randomBytes(4).toString('hex')}`
    await admin.query(`create database ${name} template ${template} ${server.owner}`)
    return server.address(name, server.user)
  } finally {
    await admin.end()
  }
}

/** A database without any table. */
export async function emptyDatabaseUrl(): Promise<string> {
  const server = await testServer()
  const admin = new Client({ connectionString: server.address('postgres') })
  await admin.connect()
  try {
    const name = `assay_e_${inject('runId')}_${randomBytes(4).toString('hex')}`
    await admin.query(`create database ${name} ${server.owner}`)
    return server.address(name, server.user)
  } finally {
    await admin.end()
  }
}

type TestServer = {
  address(database: string, user?: string): string
  readonly user: string | undefined
  /** Ends `create database`: whom it belongs to. */
  readonly owner: string
}

async function testServer(): Promise<TestServer> {
  const outside = process.env['ASSAY_TEST_DATABASE_URL']
  if (outside) {
    const address = (database: string) => {
      const url = new URL(outside)
      if (database !== 'postgres') url.pathname = `/${database}`
      return url.toString()
    }
    return { address, user: undefined, owner: '' }
  }
  const { socketDir, superuser } = await embeddedPostgres(inject('databaseFolder'))
  const address = (database: string, user = superuser) =>
    `postgresql://${user}@localhost/${database}?host=${encodeURIComponent(socketDir)}`
  return { address, user: 'assay', owner: 'owner assay' }
}

/** Tables and job queue in a draft that becomes the template when it is whole. */
async function makeTemplate(admin: Client, server: TestServer, template: string): Promise<void> {
  if (server.user) {
    await admin.query('alter system set fsync = off') // these data outlive no test
    await admin.query('alter system set synchronous_commit = off')
    await admin.query('select pg_reload_conf()')
    await admin.query(`do $$ begin create role ${server.user} login; exception when duplicate_object then null; end $$`)
  }
  const draft = `${template}_draft`
  await admin.query(`drop database if exists ${draft}`)
  await admin.query(`create database ${draft} ${server.owner}`)
  const database = await openDatabase({ url: server.address(draft, server.user) }, { connections: 2 })
  const queue = await openQueue({ connection: database.connection, serves: true, onError: () => {} })
  await queue.close()
  await database.close()
  await admin.query(`alter database ${draft} rename to ${template}`)
}
