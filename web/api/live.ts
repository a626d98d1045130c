import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { LiveEvent } from '../../src/http/contract/workspace.ts'

/** How long changes are gathered before the screen asks again: a burst of leads is one question. */
const gatherMs = 400

const staleAfter: Readonly<Record<LiveEvent['kind'], readonly string[]>> = {
  lead: ['leads', 'lead', 'today'],
  import: ['imports'],
  workspace: [
    'session',
    'users',
    'forms',
    'keys',
    'lists',
    'policies',
    'leads',
    'today',
    'routing',
    'absences',
    'views',
    'learning',
    'experiments',
  ],
}

function parseEvent(data: unknown): LiveEvent | null {
  if (typeof data !== 'string') return null
  try {
    const event = JSON.parse(data) as Partial<LiveEvent>
    return event.kind && event.kind in staleAfter ? (event as LiveEvent) : null
  } catch {
    return null
  }
}

/** Listens to the server while a screen is open; answers whether the line stands. */
export function useLiveUpdates(): boolean {
  const client = useQueryClient()
  const [connected, setConnected] = useState(true)
  useEffect(() => {
    const pending = new Set<string>()
    let timer: ReturnType<typeof setTimeout> | null = null
    const flush = () => {
      timer = null
      for (const name of pending) void client.invalidateQueries({ queryKey: [name] })
      pending.clear()
    }
    const source = new EventSource('/api/live')
    source.addEventListener('open', () => setConnected(true))
    source.addEventListener('error', () => setConnected(false))
    source.addEventListener('message', (message) => {
      const event = parseEvent(message.data)
      if (!event) return
      for (const name of staleAfter[event.kind]) pending.add(name)
      timer ??= setTimeout(flush, gatherMs)
    })
    return () => {
      source.close()
      if (timer) clearTimeout(timer)
    }
  }, [client])
  return connected
}
