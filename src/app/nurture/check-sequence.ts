import { AppError, type FieldFault } from '../../core/app-error.ts'
import type { Fault } from '../../core/decide/json-schema.ts'
import { editFaults, placeWords } from '../../core/nurture/edit-faults.ts'
import { nameKey } from '../../core/nurture/name-key.ts'
import { parseSequence } from '../../core/nurture/parse-sequence.ts'
import type { Sequence } from '../../core/nurture/sequence.ts'
import type { SequenceInForce } from './sequences-in-force.ts'

/** A whole sequence as somebody edited it. AppError `bad_input` says what is wrong where, and names every fault with its place. */
export function checkSequence(body: unknown): Sequence {
  const parsed = parseSequence(body)
  const faults = parsed.kind === 'faults' ? parsed.faults : editFaults(parsed.sequence)
  if (parsed.kind === 'faults' || faults.length > 0) throw sequenceFaulty(faults, body)
  return parsed.sequence
}

/** Refuses an own sequence without a name, and any whose name another one has: they would look the same in every list. */
export function checkName(sequence: Sequence, { own, all }: { own: boolean; all: readonly SequenceInForce[] }): void {
  const name = nameKey(sequence.name)
  const refuse = (code: string, message: string) => sequenceFaulty([{ path: '/name', code, message }], sequence)
  if (own && name === '') throw refuse('too_short', 'must be there: say what the sequence is called')
  if (name !== '' && all.some((one) => one.sequence.id !== sequence.id && nameKey(one.sequence.name) === name))
    throw refuse('name_taken', 'is the name of another sequence: choose a different one')
}

/** One clear sentence about the first fault, and all of them with their places. */
export function sequenceFaulty(faults: readonly Fault[], body: unknown): AppError {
  const steps = (body as { readonly steps?: unknown } | null)?.steps
  const fields: readonly FieldFault[] = faults.map(({ path, code, message }) => ({
    path: `body${path}`,
    code,
    message,
  }))
  const [first] = faults
  const place = placeWords(first!.path, { steps: Array.isArray(steps) ? steps : [] })
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : ''
  return new AppError('bad_input', 'sequence_faulty', `${place} ${first!.message}${more}`, { fields })
}
