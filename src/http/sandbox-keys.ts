import type { World } from '../app/context.ts'
import { leadNotFound } from '../app/work/change-lead.ts'
import { AppError } from '../core/app-error.ts'
import type { LeadId } from '../core/lead/ids.ts'
import type { Server } from './route.ts'

/** A sandbox key is handed to whoever writes a program: it opens `/v1` with test leads alone, and nothing of real people. */
export function keepSandboxApart(app: Server, world: World): void {
  app.addHook('preHandler', async (request) => {
    const { actor, workspaceId } = request.caller?.context ?? {}
    if (actor?.kind !== 'key' || !actor.sandbox || !workspaceId) return
    if (!request.routeOptions.url?.startsWith('/v1/'))
      throw new AppError('forbidden', 'sandbox_key', 'a sandbox key opens the addresses of /v1 only: use a live key')
    const { id } = (request.params ?? {}) as { readonly id?: string }
    if (id === undefined) return
    const record = await world.store.inWorkspace(workspaceId, (tx) => tx.leads.load(id as LeadId))
    if (!record?.lead.isTest) throw leadNotFound()
  })
}
