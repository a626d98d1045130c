import { AppError } from '../../core/app-error.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { Tx } from '../ports/store.ts'
import { checkName, checkSequence } from './check-sequence.ts'
import { listSequences, type SequenceShown } from './manage-sequences.ts'
import { sequencesInForce } from './sequences-in-force.ts'

/** More are hard to keep in one's head, and each lead is tried on all of them. */
const mostSequences = 50

type Wish = {
  readonly name: string
  /** The sequence to begin with; null for one letter that answers. */
  readonly copyOf: string | null
}

/**
 * A sequence of the company's own: a copy, or one answer. It is tried first, and off until somebody has said for whom it is and switches it on.
 * AppError `bad_input` where the name is missing or taken, `not_found` where what is to be copied is gone, `too_many` beyond 50 sequences.
 */
export async function addSequence(ctx: Context, { name, copyOf }: Wish): Promise<SequenceShown> {
  requireRight(ctx.actor, 'changeLetters')
  const id = `own_${ctx.newId().replaceAll('-', '').slice(-16)}`
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('sequences')
    const all = await sequencesInForce(ctx, tx)
    if (all.length >= mostSequences)
      throw new AppError('too_many', 'too_many_sequences', `there are ${mostSequences} sequences: remove one first`)
    const found = all.find(({ sequence }) => sequence.id === copyOf)?.sequence
    if (copyOf !== null && !found) throw new AppError('not_found', 'sequence_unknown', 'there is no such sequence')
    const model = found ?? oneAnswer(await ctx.engines.sequences())
    const body = checkSequence({ ...model, id, name: name.trim(), version: 1, order: 0 })
    checkName(body, { own: true, all })
    await keep(ctx, tx, body)
    await noteChange(ctx, tx, { action: 'sequence.added', subject: id, detail: { name: body.name, copyOf } })
  })
  return (await listSequences(ctx)).find(({ sequence }) => sequence.id === id)!
}

async function keep(ctx: Context, tx: Tx, body: Sequence): Promise<void> {
  const at = ctx.now()
  const { id, version } = body
  const position = await firstPlace(ctx, tx)
  await tx.nurture.saveSequence({ id, body, active: false, finishing: false, removed: false, position, changedAt: at })
  await tx.nurture.addVersion({ sequence: id, version, body, changedBy: actorText(ctx.actor), changedAt: at })
}

/** Before all others: what a company adds is narrower than what ships. */
async function firstPlace(ctx: Context, tx: Tx): Promise<number> {
  const moved = (await tx.nurture.sequences()).flatMap(({ position }) => (position === null ? [] : [position]))
  const orders = (await ctx.engines.sequences()).map(({ order }) => order)
  return Math.min(...moved, ...orders) - 1
}

/** The answer that cold leads get, for everybody whom a letter answers. */
function oneAnswer(shipped: readonly Sequence[]): Sequence {
  const model = shipped.find(({ id }) => id === 'cold')
  const step = model?.steps.find((one) => one.kind === 'letter')
  if (!model || step?.kind !== 'letter')
    throw new AppError('internal', 'sequence_missing', 'the sequence for cold leads does not ship with a letter')
  const entry = { kind: 'in', fact: 'tier', values: ['warm', 'cold'] } as const
  return { ...model, entry, steps: [{ ...step, next: null }], letters: { [step.letter]: model.letters[step.letter]! } }
}
