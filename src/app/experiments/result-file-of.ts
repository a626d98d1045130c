import { type ArmComparison, makeResultFile, type ResultFile } from '../../core/experiment/result-file.ts'
import { makeFingerprint } from '../../core/math/fingerprint.ts'
import type { Context } from '../context.ts'

const method =
  'difference of means B - A, post-stratified by source, adjusted for pre_ columns (CUPED), variance by person where the unit is rep, asymptotic confidence sequence with a normal mixture; see docs/experiments.md'

export type ComparedLeads = {
  readonly question: string | null
  readonly comparisons: readonly ArmComparison[]
  /** The leads of the table `leads`, in its order. */
  readonly leads: readonly { readonly leadId: string }[]
  /** What makes the names of people in this file others than in the next. */
  readonly salt: string
}

/** Comparisons as a file that leaves the server: ids of leads, people as p1, p2 ... in an order that says nothing. */
export function resultFileOf(ctx: Context, { question, comparisons, leads, salt }: ComparedLeads): ResultFile {
  const people = new Set(comparisons.flatMap(({ rows }) => rows.flatMap(({ repId }) => repId ?? [])))
  const drawn = [...people].toSorted((one, other) => (placeOf(salt, one) < placeOf(salt, other) ? -1 : 1))
  const names = new Map(drawn.map((person, at) => [person, `p${at + 1}`]))
  return makeResultFile({
    question,
    computed_at: ctx.now(),
    method,
    comparisons,
    ids: { leads: leads.map(({ leadId }) => leadId) },
    personOf: (repId) => names.get(repId)!,
  })
}

function placeOf(salt: string, person: string): string {
  const print = makeFingerprint()
  print.add(salt)
  print.add(person)
  return print.digest()
}
