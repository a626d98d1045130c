import { AppError } from '../../core/app-error.ts'
import { stepsMoved } from '../../core/nurture/edit-faults.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { SequenceVersion } from '../ports/nurture-store.ts'
import type { Tx } from '../ports/store.ts'
import { checkName, checkSequence, sequenceFaulty } from './check-sequence.ts'
import { listSequences, type SequenceShown } from './manage-sequences.ts'
import { lookAtRunning, type Running, type SequenceInForce, sequencesInForce } from './sequences-in-force.ts'

type Change = {
  readonly id: string
  readonly active?: boolean | undefined
  /** Of one that is switched off; `stop` where it is not said. */
  readonly running?: Running | undefined
  readonly body?: unknown
}

/**
 * Switches a sequence on or off, where those in it stop or may finish, or changes its steps and letters; leads that stand at a step which is gone go
 * on at the next one left. AppError
 * `bad_input` says what is wrong with which step, and names every fault with its place; `conflict` where somebody saved another version meanwhile.
 */
export async function changeSequence(
  ctx: Context,
  { id, active, running = 'stop', body }: Change,
): Promise<SequenceShown> {
  requireRight(ctx.actor, 'changeLetters')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('sequences')
    const all = await sequencesInForce(ctx, tx)
    const before = inForce(all, id)
    const { body: kept = null, position = null } = (await tx.nurture.sequences()).find((one) => one.id === id) ?? {}
    const next = body === undefined ? null : checked(body, before, all)
    const standing = standingOf(before, active, running)
    const changed = { id, ...standing, body: next ?? kept, position, removed: false, changedAt: ctx.now() }
    await tx.nurture.saveSequence(changed)
    if (active === false && !standing.finishing) await lookAtRunning(ctx, tx, id)
    if (next) await putInForce(ctx, tx, { before: before.sequence, next })
    await noteChange(ctx, tx, {
      action: 'sequence.changed',
      subject: id,
      detail: { ...standing, body: next !== null },
    })
  })
  return (await listSequences(ctx)).find(({ sequence }) => sequence.id === id)!
}

type Standing = Pick<SequenceInForce, 'active' | 'finishing'>

/** On or off, and whether those in one that is off go on; unsaid it stays as it is. */
function standingOf(before: Standing, active: boolean | undefined, running: Running): Standing {
  if (active === undefined) return { active: before.active, finishing: before.finishing }
  return { active, finishing: !active && running === 'finish' }
}

function inForce(all: readonly SequenceInForce[], id: string): SequenceInForce {
  const found = all.find(({ sequence }) => sequence.id === id)
  if (!found) throw new AppError('not_found', 'sequence_unknown', 'there is no such sequence')
  return found
}

type Replaced = { readonly before: Sequence; readonly next: Sequence }

async function putInForce(ctx: Context, tx: Tx, { before, next }: Replaced): Promise<void> {
  const at = ctx.now()
  const { id, version } = next
  await tx.nurture.addVersion({ sequence: id, version, body: next, changedBy: actorText(ctx.actor), changedAt: at })
  await tx.nurture.moveRunning({ sequence: id, moves: stepsMoved(before, next), at })
}

function checked(body: unknown, { sequence: before, own }: SequenceInForce, all: readonly SequenceInForce[]): Sequence {
  const sequence = checkSequence(body)
  if (sequence.id !== before.id)
    throw sequenceFaulty([{ path: '/id', code: 'id_fixed', message: 'stays as it is' }], body)
  if (sequence.version !== before.version)
    throw new AppError(
      'conflict',
      'sequence_changed',
      `somebody saved version ${before.version} meanwhile, yours began at ${sequence.version}: load it again and repeat your change`,
      { field: 'body/version' },
    )
  checkName(sequence, { own, all })
  return { ...sequence, version: before.version + 1 }
}

/** What was saved of a sequence, the latest first, down to what ships. */
export async function listSequenceVersions(ctx: Context, id: string): Promise<readonly SequenceVersion[]> {
  requireRight(ctx.actor, 'changeLetters')
  const shipped = (await ctx.engines.sequences()).find((sequence) => sequence.id === id)
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    inForce(await sequencesInForce(ctx, tx), id)
    const saved = await tx.nurture.versions(id)
    const { version = 1 } = shipped ?? {}
    const plain = { sequence: id, version, body: shipped, changedBy: null, changedAt: null }
    return shipped ? [...saved, plain] : saved
  })
}
