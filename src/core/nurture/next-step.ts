import { AppError } from '../app-error.ts'
import { type Facts, holds } from '../decide/condition.ts'
import type { WorkingHours } from '../decide/policy.ts'
import { workingTime } from '../route/deadline.ts'
import { instantOf, isoAt } from '../route/zone.ts'
import type { NurtureEvent, NurtureEventKind, Sequence, Step } from './sequence.ts'

/** Where a lead stands in a sequence. Stored as it is; times are ISO. */
export type NurtureState = {
  readonly sequenceId: string
  readonly version: number
  /** The step that is due or under way. */
  readonly stepId: string | null
  readonly stepSince: string
  readonly startedAt: string
}

/** What holds for the contact at the moment. */
export type NurtureTerms = {
  /** Consent to marketing letters. */
  readonly marketingAllowed: boolean
  readonly timeZone: string
  /** Times (ISO) of the marketing letters sent to the contact lately, by any sequence. */
  readonly sentLately: readonly string[]
  /** Letters that cannot be filled in now (see `renderLetter`); they are passed over. */
  readonly incompleteLetters: readonly string[]
}

export type NurtureAction =
  /** Send the letter, then keep the state. */
  | { readonly kind: 'send'; readonly letter: string; readonly state: NurtureState }
  | { readonly kind: 'look_again'; readonly state: NurtureState }
  /** Nothing to do before this time, unless something happens. */
  | { readonly kind: 'wait'; readonly until: string; readonly state: NurtureState }
  /** The sequence is over. `toList` brings the lead before a person, with the reason. */
  | { readonly kind: 'leave'; readonly reason: LeaveReason; readonly toList: boolean }

/** `sequence_off`: the sequence was switched off or removed. */
export type LeaveReason = NurtureEventKind | 'finished' | 'no_consent' | 'sequence_off'

export type NextStepInput = {
  readonly sequence: Sequence
  readonly state: NurtureState
  readonly events: readonly NurtureEvent[]
  readonly now: string
  readonly terms: NurtureTerms
}

/** The sequence for a lead, or null: of those whose entry holds, the first in order. */
export function sequenceFor(sequences: readonly Sequence[], facts: Facts): Sequence | null {
  const fitting = sequences.filter(({ entry }) => holds(entry, facts) === true)
  return fitting.toSorted((a, b) => a.order - b.order)[0] ?? null
}

/** A lead at the beginning of a sequence. */
export function startOf(sequence: Sequence, now: string): NurtureState {
  return {
    sequenceId: sequence.id,
    version: sequence.version,
    stepId: sequence.steps[0]!.id,
    stepSince: now,
    startedAt: now,
  }
}

/** What is to be done for a lead in a sequence. Pure: asked twice with the same input it says the same. */
export function nextStep(input: NextStepInput): NurtureAction {
  const { sequence, now } = input
  const left = input.events.find(
    ({ kind, at }) => sequence.leaveOn.includes(kind) && isBetween(at, input.state.startedAt, now),
  )
  if (left) return leave(left.kind)
  let state = input.state
  for (let passed = 0; passed <= 2 * sequence.steps.length; passed += 1) {
    const action = actionAt({ ...input, state })
    if (action.kind !== 'pass') return action
    state = { ...state, stepId: action.to, stepSince: now }
  }
  throw new AppError('internal', 'sequence_endless', `The sequence "${sequence.id}" runs in a circle without a wait.`)
}

type Pass = { readonly kind: 'pass'; readonly to: string | null }

function actionAt(input: NextStepInput): NurtureAction | Pass {
  const { sequence, state, now } = input
  const step = sequence.steps.find(({ id }) => id === state.stepId)
  if (!step) return leave('finished')
  if (step.kind === 'wait') return waitAt(step, input)
  const after = { ...state, stepId: step.next, stepSince: now }
  return step.kind === 'look_again' ? { kind: 'look_again', state: after } : letterAt(step, input, after)
}

function waitAt(step: Extract<Step, { kind: 'wait' }>, { state, events, now }: NextStepInput): NurtureAction | Pass {
  const branch = step.branches.find(({ on }) =>
    events.some(({ kind, at }) => kind === on && isBetween(at, state.stepSince, now)),
  )
  if (branch) return { kind: 'pass', to: branch.go }
  const due = instantOf(state.stepSince) + step.days * 86_400_000
  if (due <= instantOf(now)) return { kind: 'pass', to: step.next }
  return { kind: 'wait', until: isoAt(due, 'UTC'), state }
}

/** An answer goes at once; marketing waits for its window and the weekly cap, and never goes without consent. */
function letterAt(
  step: Extract<Step, { kind: 'letter' }>,
  input: NextStepInput,
  after: NurtureState,
): NurtureAction | Pass {
  const { sequence, terms, state } = input
  const send: NurtureAction = { kind: 'send', letter: step.letter, state: after }
  if (terms.incompleteLetters.includes(step.letter)) return { kind: 'pass', to: step.next }
  if (sequence.letters[step.letter]!.purpose === 'answer') return send
  if (!terms.marketingAllowed) return leave('no_consent')
  const open = marketingOpensAt(input)
  return open <= instantOf(input.now) ? send : { kind: 'wait', until: isoAt(open, terms.timeZone), state }
}

const weekMs = 7 * 86_400_000

/** The first instant at which both the cap and the window let a marketing letter pass. */
function marketingOpensAt({ sequence, terms, now }: NextStepInput): number {
  const instant = instantOf(now)
  const lately = terms.sentLately
    .map(instantOf)
    .filter((at) => at > instant - weekMs && at <= instant)
    .toSorted((a, b) => b - a)
  const last = lately[sequence.mostLettersAWeek - 1]
  const allowed = last === undefined ? instant : last + weekMs
  const hours: WorkingHours = { timeZone: terms.timeZone, holidays: null, week: sequence.sendWindow }
  const window = workingTime(allowed, hours, []).next()
  return window.done ? Number.POSITIVE_INFINITY : window.value.from
}

/** Leaving brings the lead before a person when the person did something that asks for one. */
function leave(reason: LeaveReason): NurtureAction {
  return { kind: 'leave', reason, toList: ['replied', 'inquired', 'warmed_up'].includes(reason) }
}

const isBetween = (at: string, from: string, to: string): boolean =>
  instantOf(at) >= instantOf(from) && instantOf(at) <= instantOf(to)
