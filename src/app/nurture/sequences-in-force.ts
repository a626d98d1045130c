import { parseSequence } from '../../core/nurture/parse-sequence.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import type { Context } from '../context.ts'
import type { SequenceRecord } from '../ports/nurture-store.ts'
import type { Tx } from '../ports/store.ts'

export type SequenceInForce = {
  readonly sequence: Sequence
  readonly active: boolean
  readonly changedAt: string | null
  /** Made by the company; the others ship and can only be switched off. */
  readonly own: boolean
}

/** The sequences that ship, each as the company has changed it, and its own, in the order in which they are tried; `order` is the place, from 0. */
export async function sequencesInForce(ctx: Context, tx: Tx): Promise<readonly SequenceInForce[]> {
  const records = await tx.nurture.sequences()
  const shipped = await ctx.engines.sequences()
  const known = new Map(records.map((record) => [record.id, record]))
  const plain = shipped.map((sequence) => inForce(sequence, known.get(sequence.id)))
  const ships = new Set(shipped.map(({ id }) => id))
  const own = records.filter(({ id }) => !ships.has(id)).flatMap((record) => ownInForce(record))
  return [...plain, ...own]
    .toSorted((a, b) => a.position - b.position)
    .map(({ one }, order) => ({ ...one, sequence: { ...one.sequence, order } }))
}

type Placed = { readonly position: number; readonly one: SequenceInForce }

// What was stored was checked then; a later version may know more rules, and then what ships is safer.
function inForce(plain: Sequence, record: SequenceRecord | undefined): Placed {
  const sequence = (record && bodyOf(record)) ?? plain
  const { active = true, changedAt = null } = record ?? {}
  return { position: record?.position ?? plain.order, one: { sequence, active, changedAt, own: false } }
}

function ownInForce(record: SequenceRecord): readonly Placed[] {
  const sequence = bodyOf(record)
  const { active, changedAt, position } = record
  return sequence ? [{ position: position ?? sequence.order, one: { sequence, active, changedAt, own: true } }] : []
}

function bodyOf({ body }: SequenceRecord): Sequence | null {
  const parsed = body === null ? null : parseSequence(body)
  return parsed?.kind === 'sequence' ? parsed.sequence : null
}
