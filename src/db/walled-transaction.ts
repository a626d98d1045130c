import { type Kysely, sql } from 'kysely'
import { AppError } from '../core/app-error.ts'
import type { WorkspaceId } from '../core/lead/ids.ts'
import { databaseFault } from './database-fault.ts'
import type { Tables } from './tables.ts'

/** Where a transaction may look: into one workspace (`reads`: at one moment of it, and change nothing), or at the door. */
export type Wall = { readonly workspace: WorkspaceId; readonly reads?: boolean } | 'door'

const uuid = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i

/**
 * Runs work in a transaction behind its wall. Beginning and the wall go to the server in one round trip, since every deed
 * pays for it. Committed when the work ends well, taken back when it throws.
 */
export async function walledTransaction<T>(
  db: Kysely<Tables>,
  wall: Wall,
  work: (tx: Kysely<Tables>) => Promise<T>,
): Promise<T> {
  const begin = sql.raw(`${beginningOf(wall)}; ${settingOf(wall)}`)
  try {
    return await db.connection().execute(async (tx) => {
      await begin.execute(tx)
      const result = await orRollback(tx, () => work(tx))
      await commit(tx)
      return result
    })
  } catch (error) {
    throw databaseFault(error)
  }
}

const beginningOf = (wall: Wall): string =>
  wall !== 'door' && wall.reads ? 'begin isolation level repeatable read, read only' : 'begin'

/** The text goes to the server as it is: only what is a UUID may be in it. */
function settingOf(wall: Wall): string {
  if (wall === 'door') return `select set_config('assay.door', 'open', true)`
  if (!uuid.test(wall.workspace)) throw new AppError('internal', 'no_workspace_id', 'a workspace id is a UUID')
  return `select set_config('assay.workspace', '${wall.workspace}', true)`
}

async function orRollback<T>(tx: Kysely<Tables>, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    // Where this fails the connection is broken: the server has taken the work back by itself, and the pool lets it go.
    await sql`rollback`.execute(tx).catch(() => {})
    throw error
  }
}

/** A transaction in which a statement failed unnoticed answers COMMIT with ROLLBACK: nothing was kept, and that is told. */
async function commit(tx: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ command?: string }>`commit`.execute(tx)
  if (rows[0]?.command === 'ROLLBACK')
    throw new AppError('internal', 'transaction_aborted', 'a statement of the transaction had failed')
}
