import type { Context } from './context.ts'
import { requireRight } from './permission.ts'
import type { SourceCard } from './ports/source-store.ts'

const dayMs = 86_400_000
const mostSources = 100

/** Per source of the last days: the share turned away and by which check, and what became of those let through. */
export function showSources(ctx: Context, { days }: { readonly days: number }): Promise<readonly SourceCard[]> {
  requireRight(ctx.actor, 'seeTeam')
  const since = new Date(Date.parse(ctx.now()) - days * dayMs).toISOString()
  return ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.sources.cards(since, mostSources))
}
