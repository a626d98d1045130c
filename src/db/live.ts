import { setTimeout as sleep } from 'node:timers/promises'
import { Client, type Pool, type PoolConfig } from 'pg'
import type { Live, LiveEvent } from '../app/ports/live.ts'
import type { WorkspaceId } from '../core/lead/ids.ts'

const channel = 'assay_live'
const longestPauseMs = 10_000
const gatherMs = 20

type Message = { readonly workspaceId: WorkspaceId; readonly event: LiveEvent }
export type LiveLine = Live & { close(): Promise<void> }

/**
 * Tells every process on this database what changed, by LISTEN and NOTIFY. The listening connection comes back by itself; what is
 * missed meanwhile the consoles fetch when they ask again.
 */
export function openLive(pool: Pool, connection: PoolConfig, options: { listens: boolean }): LiveLine {
  const listeners = new Map<WorkspaceId, Set<(event: LiveEvent) => void>>()
  let client: Client | null = null
  let closed = false
  const pending: string[] = []

  async function listen(): Promise<void> {
    for (let pauseMs = 200; !closed; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
      try {
        const fresh = new Client({ ...connection, application_name: 'assay-live' })
        fresh.on('error', () => fresh.emit('end'))
        await fresh.connect()
        await fresh.query(`listen ${channel}`)
        fresh.on('notification', ({ payload }) => deliver(payload))
        fresh.once('end', () => {
          if (!closed) void listen()
        })
        client = fresh
        return
      } catch {
        await sleep(pauseMs)
      }
    }
  }

  function deliver(payload: string | undefined): void {
    const { workspaceId, event } = JSON.parse(payload ?? '{}') as Partial<Message>
    if (workspaceId && event) for (const listener of listeners.get(workspaceId) ?? []) listener(event)
  }

  /** A burst goes out as one query. A lost notice costs a late refresh, never data: the rows are committed already. */
  function send(): void {
    const messages = pending.splice(0)
    pool.query('select pg_notify($1, message) from unnest($2::text[]) message', [channel, messages]).catch(() => {})
  }

  const ready = options.listens ? listen() : Promise.resolve()
  return {
    publish(workspaceId, event) {
      if (pending.push(JSON.stringify({ workspaceId, event } satisfies Message)) === 1) setTimeout(send, gatherMs)
    },
    subscribe(workspaceId, listener) {
      const set = listeners.get(workspaceId) ?? new Set()
      listeners.set(workspaceId, set.add(listener))
      return () => {
        set.delete(listener)
        if (set.size === 0) listeners.delete(workspaceId)
      }
    },
    async close() {
      closed = true
      await ready
      await client?.end().catch(() => {})
    },
  }
}
