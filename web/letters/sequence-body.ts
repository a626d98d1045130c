import type { weekdays } from '../../src/http/contract/names.ts'
import type { Locale } from '../../src/http/contract/primitives.ts'
import type { SequenceView } from '../../src/http/contract/sequences.ts'
import type { Condition } from '../policy/policy-body.ts'

export type Branch = { readonly on: string; readonly go: string | null }
export type LetterStep = {
  readonly kind: 'letter'
  readonly id: string
  readonly letter: string
  readonly next: string | null
}
export type WaitStep = {
  readonly kind: 'wait'
  readonly id: string
  readonly days: number
  readonly branches: readonly Branch[]
  readonly next: string | null
}
export type LookStep = { readonly kind: 'look_again'; readonly id: string; readonly next: string | null }
export type Step = LetterStep | WaitStep | LookStep
export type StepKind = Step['kind']

export type Texts = Readonly<Record<Locale, string>>
export type Letter = { readonly purpose: 'answer' | 'marketing'; readonly subject: Texts; readonly body: Texts }
export type DayHours = { from: string; to: string }[]

/** A sequence as these screens edit it; the server's `Sequence` has the same shape. */
export type SequenceBody = SequenceView['body'] & {
  readonly id: string
  readonly version: number
  /** The company's own; without one it has the name of what ships. */
  readonly name?: string
  readonly entry: Condition
  readonly sendWindow: Readonly<Record<(typeof weekdays)[number], DayHours>>
  readonly mostLettersAWeek: number
  readonly leaveOn: readonly string[]
  readonly steps: readonly Step[]
  readonly letters: Readonly<Record<string, Letter>>
}

export const bodyOf = (sequence: Pick<SequenceView, 'body'>): SequenceBody => sequence.body as unknown as SequenceBody

/** What a wait may branch on; the rest of what happens ends a sequence in any case. */
export const branchEvents = ['opened', 'clicked', 'visited', 'replied', 'inquired', 'warmed_up'] as const

const following = (steps: readonly Step[], index: number): string | null => steps[index + 1]?.id ?? null

/** Whether a step leads to the one below it, or the last one to the end. */
export const goesOn = (steps: readonly Step[], index: number): boolean => steps[index]?.next === following(steps, index)

/** The steps with one put behind this place (-1: before the first): what led on from there now leads on from it. */
export function insertStep(steps: readonly Step[], index: number, step: Step): readonly Step[] {
  const before = steps[index]
  const added = { ...step, next: before ? before.next : (steps[0]?.id ?? null) }
  const head = steps.slice(0, index + 1).map((one) => (one === before ? { ...one, next: step.id } : one))
  return [...head, added, ...steps.slice(index + 1)]
}

/** The steps without one: what led to it leads to what came after it. */
export function removeStep(steps: readonly Step[], index: number): readonly Step[] {
  const gone = steps[index]!
  const to = gone.next === gone.id ? null : gone.next
  const onward = (id: string | null) => (id === gone.id ? to : id)
  return steps
    .filter((step) => step !== gone)
    .map((step) => {
      const next = onward(step.next)
      if (step.kind !== 'wait') return { ...step, next }
      return { ...step, next, branches: step.branches.map(({ on, go }) => ({ on, go: onward(go) })) }
    })
}

/** The steps with one at another place. Steps that led to the one below them still do; ways that were set by hand stay. */
export function moveStep(steps: readonly Step[], from: number, to: number): readonly Step[] {
  const natural = new Set(steps.filter((_, index) => goesOn(steps, index)).map(({ id }) => id))
  const moved = [...steps]
  moved.splice(to, 0, ...moved.splice(from, 1))
  return moved.map((step, index) => (natural.has(step.id) ? { ...step, next: following(moved, index) } : step))
}

/** A name that none of these have: `wait_1`, `wait_2` and so on. */
export function freeName(base: string, taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`${base}_${number}`)) number += 1
  return `${base}_${number}`
}

/** The letters that steps still send; a letter without a step is of no use. */
export function lettersInUse({ steps, letters }: Pick<SequenceBody, 'steps' | 'letters'>): SequenceBody['letters'] {
  const used = new Set(steps.flatMap((step) => (step.kind === 'letter' ? [step.letter] : [])))
  return Object.fromEntries(Object.entries(letters).filter(([id]) => used.has(id)))
}

/** A letter to begin with: the greeting and the way to refuse of an advertising letter that is there. */
export function newLetter(letters: SequenceBody['letters']): Letter {
  const model = Object.values(letters).find(({ purpose }) => purpose === 'marketing')
  const start = (language: Locale): string => {
    const lines = model?.body[language].split('\n').filter((line) => line.trim() !== '') ?? []
    const last = lines.find((line) => line.includes('{{unsubscribe_link}}')) ?? '{{unsubscribe_link}}'
    return [...lines.slice(0, 1), '', '', last].join('\n').trimStart()
  }
  const subject = { ru: '', kk: '', he: '', en: '' }
  return { purpose: 'marketing', subject, body: { ru: start('ru'), kk: start('kk'), he: start('he'), en: start('en') } }
}

/** How long a wait is as people say it: whole days in days, all else in hours. */
export const waitOf = (value: number): { readonly n: number; readonly unit: 'days' | 'hours' } =>
  Number.isInteger(value) ? { n: value, unit: 'days' } : { n: Math.round(value * 24 * 10) / 10, unit: 'hours' }
