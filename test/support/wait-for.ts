import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until there is an answer; throws after the time. */
export async function waitFor<T>(
  ask: () => T | Promise<T | null | undefined | false> | null | undefined | false,
  withinMs = 25_000,
): Promise<T> {
  const end = performance.now() + withinMs
  for (;;) {
    const found = await ask()
    if (found) return found
    if (performance.now() > end) throw new Error(`nothing within ${withinMs} ms`)
    await sleep(20)
  }
}
