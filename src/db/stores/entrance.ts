import type { Pool, QueryResultRow } from 'pg'
import type { KeyScope, Role } from '../../app/context.ts'
import type { Entrance } from '../../app/ports/entrance.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import { databaseFault } from '../database-fault.ts'

/** How exact "last used" is: a write for each request of a busy key would make its row the narrowest place of the intake. */
const useNotedEveryMs = 60_000

type KeyRow = {
  readonly workspace_id: string
  readonly id: string
  readonly name: string
  readonly scopes: string[]
  readonly sandbox: boolean
  readonly last_used_at: Date | null
}
type SessionRow = {
  readonly workspace_id: string
  readonly user_id: string
  readonly csrf_token: string
  readonly name: string
  readonly role: string
}

/** Looks up keys and sessions, in one round trip each, by statements that the server prepares once a connection. */
export function makeEntrance(pool: Pool, noteUse: (keyId: string, at: string) => Promise<void>): Entrance {
  const first = async <Row extends QueryResultRow>(name: string, values: string[]): Promise<Row | undefined> => {
    const places = values.map((_, index) => `$${index + 1}`).join(', ')
    try {
      return (await pool.query<Row>({ name, text: `select * from ${name}(${places})`, values })).rows[0]
    } catch (error) {
      throw databaseFault(error)
    }
  }
  const asking = new Map<string, Promise<KeyRow | undefined>>()
  return {
    async keyByHash(secretHash, now) {
      // A busy key is asked for by many requests at once: those that come while it is being looked up share the answer.
      const asked = asking.get(secretHash) ?? first<KeyRow>('key_behind', [secretHash])
      asking.set(secretHash, asked)
      const row = await asked.finally(() => asking.delete(secretHash))
      if (!row) return null
      if (row.last_used_at === null || Date.parse(now) - row.last_used_at.getTime() > useNotedEveryMs)
        await noteUse(row.id, now)
      return {
        workspaceId: row.workspace_id as WorkspaceId,
        keyId: row.id,
        name: row.name,
        scopes: row.scopes as KeyScope[],
        sandbox: row.sandbox,
      }
    },
    async sessionByHash(tokenHash, now) {
      const row = await first<SessionRow>('session_behind', [tokenHash, now])
      if (!row) return null
      return {
        workspaceId: row.workspace_id as WorkspaceId,
        userId: row.user_id as UserId,
        name: row.name,
        role: row.role as Role,
        csrfToken: row.csrf_token,
      }
    },
  }
}
