import type { UserId } from '../../core/lead/ids.ts'
import { calibrationFor } from '../../core/route/fairness.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../ports/store.ts'

/** Somebody away for so long starts level with the team again; shorter gaps even out by themselves. */
const longAwayMs = 86_400_000

/** Levels in the rotation those whose long absence has just ended. */
export async function welcomeBack(ctx: Context): Promise<void> {
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    for (const { userId, from, to } of await tx.team.takeReturned(ctx.now()))
      if (Date.parse(to) - Date.parse(from) >= longAwayMs) await levelWithTeam(tx, userId)
  })
}

/** Sets a person who joins or returns level with the others: neither every lead until they have caught up, nor none. */
export async function levelWithTeam(tx: Tx, userId: UserId): Promise<void> {
  const places = await tx.team.rotation()
  const own = places.find((place) => place.userId === userId)
  if (!own) return
  await tx.team.calibrate(
    userId,
    calibrationFor(
      own,
      places.filter((place) => place !== own),
    ),
  )
}
