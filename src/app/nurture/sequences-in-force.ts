import { parseSequence } from '../../core/nurture/parse-sequence.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import type { Context } from '../context.ts'
import type { Tx } from '../ports/store.ts'

export type SequenceInForce = {
  readonly sequence: Sequence
  readonly active: boolean
  readonly changedAt: string | null
}

/** The sequences that ship, each as the company has changed it, in the order in which they are tried. */
export async function sequencesInForce(ctx: Context, tx: Tx): Promise<readonly SequenceInForce[]> {
  const changed = new Map((await tx.nurture.sequences()).map((record) => [record.id, record]))
  const shipped = await ctx.engines.sequences()
  return shipped.map((plain) => {
    const record = changed.get(plain.id)
    // What was stored was checked then; a later version may know more rules, and then what ships is safer.
    const parsed = record?.body ? parseSequence(record.body) : null
    const sequence = parsed?.kind === 'sequence' ? parsed.sequence : plain
    return { sequence, active: record?.active ?? true, changedAt: record?.changedAt ?? null }
  })
}
