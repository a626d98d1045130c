import { Client, type PoolConfig } from 'pg'
import type { Leases } from '../app/ports/leases.ts'

export type OpenLeases = Leases & { close(): Promise<void> }

/** Holds by advisory locks, each on a connection of its own: a process that dies gives up what it held with its connection. */
export function openLeases(connection: PoolConfig): OpenLeases {
  const held = new Map<AbortController, Promise<unknown>>()
  return {
    async hold(name, work) {
      const client = new Client({ ...connection, application_name: 'assay-lease' })
      const stop = new AbortController()
      client.on('error', () => stop.abort())
      client.on('end', () => stop.abort())
      await client.connect()
      try {
        const { rows } = await client.query<{ taken: boolean }>(
          'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
          [`assay:lease:${name}`],
        )
        if (!rows[0]!.taken) return false
        const working = work(stop.signal)
        held.set(
          stop,
          working.catch(() => {}),
        )
        await working
        return true
      } finally {
        held.delete(stop)
        await client.end().catch(() => {})
      }
    },
    async close() {
      const working = [...held.values()]
      for (const stop of held.keys()) stop.abort()
      await Promise.all(working)
    },
  }
}
