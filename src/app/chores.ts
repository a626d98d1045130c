import type { Context, World } from './context.ts'
import { drawWeeklySample } from './draw-weekly-sample.ts'
import { forgetUploads } from './import/forget-uploads.ts'
import type { Chore } from './ports/team-store.ts'
import { retainDaily } from './privacy/retain.ts'
import { learnRouting } from './route/learn-routing.ts'

const dayMs = 86_400_000

const chores: Readonly<Record<Chore, { readonly everyMs: number; do(ctx: Context): Promise<unknown> }>> = {
  learn_routing: { everyMs: dayMs, do: learnRouting },
  retention: { everyMs: dayMs, do: retainDaily },
  consider_learning: { everyMs: dayMs, do: sendConsideration },
  old_uploads: { everyMs: dayMs, do: forgetUploads },
  weekly_sample: { everyMs: 7 * dayMs, do: drawWeeklySample },
}

/** Does what is due by time in every workspace. Of several processes one takes each chore. */
export async function doChores(world: World): Promise<void> {
  const workspaces = await world.store.atTheDoor((door) => door.workspaces())
  for (const { id } of workspaces)
    for (const [name, chore] of Object.entries(chores)) {
      const ctx: Context = { ...world, workspaceId: id, actor: { kind: 'system', name: 'clock' } }
      const now = world.now()
      const before = new Date(Date.parse(now) - chore.everyMs).toISOString()
      const due = await ctx.store.inWorkspace(id, (tx) => tx.team.takeChore(name as Chore, { before, now }))
      if (due) await chore.do(ctx)
    }
}

/** Training is long work: a job does it. */
function sendConsideration({ store, workspaceId }: Context): Promise<void> {
  return store.inWorkspace(workspaceId, (tx) => tx.jobs.send('learning.consider', [{ workspaceId }]))
}
