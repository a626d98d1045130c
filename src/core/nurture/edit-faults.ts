import type { Fault } from '../decide/json-schema.ts'
import type { Sequence } from './sequence.ts'

/**
 * What is wrong with a whole sequence in the eyes of who edits it, beside what `parseSequence` refuses: it would run, but not as it reads. Steps
 * that nothing leads to, and branches that are never taken. What is stored already is not judged by this.
 */
export function editFaults({ steps, leaveOn }: Sequence): readonly Fault[] {
  const reached = stepsReached(steps)
  return steps.flatMap((step, index): Fault[] => {
    const path = `/steps/${index}`
    if (!reached.has(step.id))
      return [{ path, code: 'unreachable', message: 'is never reached: no step and no branch leads to it' }]
    if (step.kind !== 'wait') return []
    return step.branches.flatMap(({ on }, at): Fault[] => {
      const place = `${path}/branches/${at}`
      if (leaveOn.includes(on))
        return [{ path: place, code: 'never_taken', message: `branches on "${on}", which ends the sequence before` }]
      return step.branches.findIndex((branch) => branch.on === on) < at
        ? [{ path: place, code: 'never_taken', message: `branches on "${on}" twice: only the first is taken` }]
        : []
    })
  })
}

function stepsReached(steps: Sequence['steps']): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting: (string | null)[] = [steps[0]?.id ?? null]
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const step = steps.find((one) => one.id === id)
    if (!step || reached.has(step.id)) continue
    reached.add(step.id)
    waiting.push(step.next, ...(step.kind === 'wait' ? step.branches.map(({ go }) => go) : []))
  }
  return reached
}

/**
 * Where leads go that stand at steps which an edited sequence no longer has: to the next one of the old line that is left, null at its end.
 */
export function stepsMoved(before: Sequence, after: Sequence): ReadonlyMap<string, string | null> {
  const left = new Set(after.steps.map(({ id }) => id))
  const next = new Map(before.steps.map((step) => [step.id, step.next]))
  return new Map(
    before.steps
      .filter(({ id }) => !left.has(id))
      .map(({ id }) => {
        let to: string | null = next.get(id) ?? null
        for (let count = 0; to !== null && !left.has(to); count += 1)
          to = count > before.steps.length ? null : (next.get(to) ?? null)
        return [id, to]
      }),
  )
}

/** The place of a fault as a person names it: `step 3 ("wait_2")`, `the letter "guide" (step 2), body in he`. */
export function placeWords(path: string, { steps }: { readonly steps: readonly unknown[] }): string {
  const [part, name = '', ...rest] = path.split('/').slice(1)
  const listed = steps as readonly { readonly id?: unknown; readonly letter?: unknown }[]
  if (part === 'steps' && name !== '') {
    const id = listed[Number(name)]?.id
    return `step ${Number(name) + 1}${typeof id === 'string' ? ` ("${id}")` : ''}`
  }
  if (part !== 'letters' || name === '') return part ?? 'the sequence'
  const at = listed.findIndex((step) => step?.letter === name) + 1
  const text = rest.length > 0 ? `, ${rest.join(' in ')}` : ''
  return `the letter "${name}"${at > 0 ? ` (step ${at})` : ''}${text}`
}
