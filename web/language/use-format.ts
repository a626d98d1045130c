import { useMemo, useSyncExternalStore } from 'react'
import { useSession } from '../api/session.ts'
import { makeFormat } from './format.ts'
import type { Format } from './format.ts'
import { useLanguage } from './language-context.tsx'

/** Numbers, money and times as the language and the workspace's country write them; times on the clock of another zone where one is given. */
export function useFormat(zone?: string): Format {
  const { locale, t } = useLanguage()
  const { data } = useSession()
  const timeZone = zone ?? data?.workspace.time_zone ?? 'UTC'
  const currency = data?.workspace.currency ?? 'USD'
  return useMemo(() => makeFormat(locale, { timeZone, currency }, t), [locale, t, timeZone, currency])
}

const tickMs = 20_000
const listeners = new Set<() => void>()
let nowMs = Date.now()
let timer: ReturnType<typeof setInterval> | null = null

function listen(listener: () => void): () => void {
  listeners.add(listener)
  timer ??= setInterval(() => {
    nowMs = Date.now()
    for (const each of listeners) each()
  }, tickMs)
  return () => {
    listeners.delete(listener)
  }
}

/** The present, ticking for the whole screen at once, so that all relative times change together. */
export const useNow = (): number => useSyncExternalStore(listen, () => nowMs)
