import { z } from 'zod'
import type { World } from '../app/context.ts'
import { AppError } from '../core/app-error.ts'
import { answers, type Server, type Site } from './route.ts'

const readyWithinMs = 3000

/** `GET /health`: the process answers. `GET /ready`: the database does too, so leads can be taken. */
export function healthRoutes(app: Server, { store }: World, { version }: Site): void {
  const health = z.object({ status: z.literal('ok'), version: z.string() })
  app.get('/health', { schema: { tags: ['server'], response: answers(health) } }, async () => ({
    status: 'ok' as const,
    version,
  }))
  const ready = z.object({ status: z.literal('ready') })
  app.get('/ready', { schema: { tags: ['server'], response: answers(ready) } }, async () => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('late')), readyWithinMs)
    })
    try {
      await Promise.race([store.ping(), late])
    } catch {
      throw new AppError('unavailable', 'database_unreachable', 'the database does not answer')
    } finally {
      clearTimeout(timer)
    }
    return { status: 'ready' as const }
  })
}
