import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import type { TestProject } from 'vitest/node'
import { embeddedPostgres } from '../../src/db/embedded/postgres.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the run's own PostgreSQL; started by the first test file that needs it. */
    readonly databaseFolder: string
    /** In the names of the run's databases. */
    readonly runId: string
  }
}

/** Names the place of the run's database server, and clears up after the last test. Starts nothing by itself. */
export default function setup(project: TestProject): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-test-'))
  const runId = `${process.pid}_${Date.now().toString(36)}`
  project.provide('databaseFolder', folder)
  project.provide('runId', runId)
  return async () => {
    if (existsSync(join(folder, 'postgres', 'postmaster.pid'))) await (await embeddedPostgres(folder)).release()
    rmSync(folder, { recursive: true, force: true })
    if (process.env['ASSAY_TEST_DATABASE_URL']) await dropDatabases(process.env['ASSAY_TEST_DATABASE_URL'], runId)
  }
}

async function dropDatabases(url: string, runId: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const { rows } = await client.query('select datname from pg_database where datname like $1', [`assay_%_${runId}%`])
  for (const { datname } of rows) await client.query(`drop database if exists "${datname as string}" with (force)`)
  await client.end()
}
