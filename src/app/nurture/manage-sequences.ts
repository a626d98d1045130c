import { type EntryDoubt, entryDoubts } from '../../core/nurture/entry-doubts.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { LetterSettings, SequenceCounts } from '../ports/nurture-store.ts'
import { removedSequences, type SequenceInForce, sequencesInForce } from './sequences-in-force.ts'

/** `doubts`: what is odd about for whom it is; nothing is said about one that is off. */
export type SequenceShown = SequenceInForce & {
  /** Taken away while leads are still in it, which may finish. */
  readonly removed: boolean
  readonly counts: SequenceCounts
  readonly doubts: readonly EntryDoubt[]
}

const none: SequenceCounts = { running: 0, left: 0, sent: 0, waiting: 0, opened: 0, clicked: 0, replied: 0 }

/** The sequences with what became of them, in the order in which they are tried; last those that are gone when the leads in them have finished. */
export async function listSequences(ctx: Context): Promise<readonly SequenceShown[]> {
  requireRight(ctx.actor, 'changeLetters')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const counts = await tx.nurture.counts()
    const all = await sequencesInForce(ctx, tx)
    const active = all.flatMap((one) => (one.active ? [one.sequence] : []))
    const kept = all.map((one, place) => ({
      ...one,
      removed: false,
      counts: counts[one.sequence.id] ?? none,
      doubts: one.active
        ? entryDoubts(
            one.sequence.entry,
            active.filter(({ order }) => order < place),
          )
        : [],
    }))
    const leaving = (await removedSequences(tx)).map((one) => ({
      ...one,
      removed: true,
      counts: counts[one.sequence.id] ?? none,
      doubts: [],
    }))
    return [...kept, ...leaving.filter((one) => one.finishing && one.counts.running > 0)]
  })
}

const blank: LetterSettings = {
  sender: null,
  phone: null,
  website: null,
  guideLink: null,
  webinarLink: null,
  caseLink: null,
}

/** What letters are filled in with. */
export async function showLetterSettings(ctx: Context): Promise<LetterSettings> {
  requireRight(ctx.actor, 'changeLetters')
  return (await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.nurture.letterSettings())) ?? blank
}

/** Changes it; fields left out become unknown, and letters that need them are passed over. */
export async function saveLetterSettings(ctx: Context, changes: Partial<LetterSettings>): Promise<LetterSettings> {
  requireRight(ctx.actor, 'changeLetters')
  const settings = { ...blank, ...changes }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.nurture.saveLetterSettings(settings, ctx.now())
    await noteChange(ctx, tx, { action: 'letters.changed', subject: null })
  })
  return settings
}
