import { locales } from '../language/locale.ts'
import type { Locale } from '../../src/http/contract/primitives.ts'
import type { SequenceBody, Step } from './sequence-body.ts'

/** One thing that differs between two versions of a sequence. Numbers of steps are those of the version they stand in. */
export type SequenceChange =
  | { readonly kind: 'added' | 'removed'; readonly step: number; readonly what: Step }
  | { readonly kind: 'order' }
  | { readonly kind: 'wait'; readonly step: number; readonly from: number; readonly to: number }
  | { readonly kind: 'branches' | 'way'; readonly step: number }
  | { readonly kind: 'letter'; readonly step: number; readonly languages: readonly Locale[] }
  | { readonly kind: 'hours' | 'ends' | 'entry' | 'name' }
  | { readonly kind: 'cap'; readonly from: number; readonly to: number }

const differs = (a: unknown, b: unknown): boolean => sorted(a) !== sorted(b)

/** JSON with sorted keys: the database does not keep their order. */
const sorted = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )

/** What somebody changed from one version of a sequence to the next, in the order of its steps. */
export function sequenceChanges(before: SequenceBody, after: SequenceBody): readonly SequenceChange[] {
  const was = new Map(before.steps.map((step) => [step.id, step]))
  const now = new Set(after.steps.map(({ id }) => id))
  const removed = before.steps.flatMap((what, index): SequenceChange[] =>
    now.has(what.id) ? [] : [{ kind: 'removed', step: index + 1, what }],
  )
  const others = after.steps.flatMap((step, index): readonly SequenceChange[] => {
    const old = was.get(step.id)
    return old?.kind === step.kind
      ? stepChanges({ before, after, old, step, number: index + 1 })
      : [{ kind: 'added', step: index + 1, what: step }]
  })
  return [...removed, ...others, ...orderChange(before, after), ...ruleChanges(before, after)]
}

type Pair = {
  readonly before: SequenceBody
  readonly after: SequenceBody
  readonly old: Step
  readonly step: Step
  readonly number: number
}

function stepChanges({ before, after, old, step, number }: Pair): readonly SequenceChange[] {
  const changes: SequenceChange[] = []
  if (old.kind === 'wait' && step.kind === 'wait') {
    if (old.days !== step.days) changes.push({ kind: 'wait', step: number, from: old.days, to: step.days })
    if (differs(old.branches, step.branches)) changes.push({ kind: 'branches', step: number })
  }
  if (old.kind === 'letter' && step.kind === 'letter') {
    const [from, to] = [before.letters[old.letter], after.letters[step.letter]]
    const languages = locales.filter(
      (language) => from?.subject[language] !== to?.subject[language] || from?.body[language] !== to?.body[language],
    )
    if (languages.length > 0 || from?.purpose !== to?.purpose) changes.push({ kind: 'letter', step: number, languages })
  }
  return changes
}

/** The order of the steps that both have, and ways that lead elsewhere without any step added, moved or gone. */
function orderChange(before: SequenceBody, after: SequenceBody): readonly SequenceChange[] {
  const now = (id: string) => after.steps.some((step) => step.id === id)
  const ids = (body: SequenceBody, other: SequenceBody) =>
    body.steps.filter(({ id }) => other.steps.some((step) => step.id === id)).map(({ id }) => id)
  if (ids(before, after).join() !== ids(after, before).join()) return [{ kind: 'order' }]
  if (before.steps.some(({ id }) => !now(id)) || before.steps.length !== after.steps.length) return []
  return after.steps.flatMap((step, index): SequenceChange[] => {
    const old = before.steps[index]!
    return old.id === step.id && old.next !== step.next ? [{ kind: 'way', step: index + 1 }] : []
  })
}

function ruleChanges(before: SequenceBody, after: SequenceBody): readonly SequenceChange[] {
  const changes: SequenceChange[] = []
  if ((before.name ?? '') !== (after.name ?? '')) changes.push({ kind: 'name' })
  if (differs(before.entry, after.entry)) changes.push({ kind: 'entry' })
  if (differs(before.sendWindow, after.sendWindow)) changes.push({ kind: 'hours' })
  if (before.mostLettersAWeek !== after.mostLettersAWeek)
    changes.push({ kind: 'cap', from: before.mostLettersAWeek, to: after.mostLettersAWeek })
  if (differs(before.leaveOn.toSorted(), after.leaveOn.toSorted())) changes.push({ kind: 'ends' })
  return changes
}
