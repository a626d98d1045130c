import { parseSequence } from '../../core/nurture/parse-sequence.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import type { Context } from '../context.ts'
import type { SequenceRecord } from '../ports/nurture-store.ts'
import type { Tx } from '../ports/store.ts'

export type SequenceInForce = {
  readonly sequence: Sequence
  readonly active: boolean
  /** Off, but those in it go on to its end. */
  readonly finishing: boolean
  readonly changedAt: string | null
  /** Made by the company; the others ship and can only be switched off. */
  readonly own: boolean
}

/** What becomes of the leads in a sequence that takes nobody new. */
export type Running = 'stop' | 'finish'

/** The sequences that ship, each as the company has changed it, and its own, in the order in which they are tried; `order` is the place, from 0. */
export async function sequencesInForce(ctx: Context, tx: Tx): Promise<readonly SequenceInForce[]> {
  const records = (await tx.nurture.sequences()).filter(({ removed }) => !removed)
  const shipped = await ctx.engines.sequences()
  const known = new Map(records.map((record) => [record.id, record]))
  const plain = shipped.map((sequence) => inForce(sequence, known.get(sequence.id)))
  const ships = new Set(shipped.map(({ id }) => id))
  const own = records.filter(({ id }) => !ships.has(id)).flatMap(ownInForce)
  return [...plain, ...own]
    .toSorted((a, b) => a.position - b.position)
    .map(({ one }, order) => ({ ...one, sequence: { ...one.sequence, order } }))
}

/** Sequences that were removed while leads that are still in them may finish. */
export async function removedSequences(tx: Tx): Promise<readonly SequenceInForce[]> {
  const records = (await tx.nurture.sequences()).filter(({ removed }) => removed)
  return records.flatMap(ownInForce).map(({ one }) => one)
}

/** Has everybody in a sequence looked at again, which the sweep does within minutes: where it no longer goes on they leave it. */
export const lookAtRunning = (ctx: Context, tx: Tx, sequence: string): Promise<void> =>
  tx.nurture.moveRunning({ sequence, moves: new Map(), at: ctx.now() })

type Placed = { readonly position: number; readonly one: SequenceInForce }

// What was stored was checked then; a later version may know more rules, and then what ships is safer.
function inForce(plain: Sequence, record: SequenceRecord | undefined): Placed {
  const sequence = (record && bodyOf(record)) ?? plain
  const { active = true, finishing = false, changedAt = null } = record ?? {}
  return { position: record?.position ?? plain.order, one: { sequence, active, finishing, changedAt, own: false } }
}

function ownInForce(record: SequenceRecord): readonly Placed[] {
  const sequence = bodyOf(record)
  const { active, finishing, changedAt, position } = record
  if (!sequence) return []
  return [{ position: position ?? sequence.order, one: { sequence, active, finishing, changedAt, own: true } }]
}

function bodyOf({ body }: SequenceRecord): Sequence | null {
  const parsed = body === null ? null : parseSequence(body)
  return parsed?.kind === 'sequence' ? parsed.sequence : null
}
