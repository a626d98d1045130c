import { agentKind } from '../network/agent-kind.ts'
import type { Evidence } from './evidence.ts'
import type { StreamEvent } from './stream-event.ts'

/** Key intervals of people vary by half their mean; a script's hardly at all (coefficient of variation). */
const metronomeCv = 0.15
const typedKeys = 15
const hurriedSeconds = 2
const autofillFocus = 2

/** More moves between fields, or pastes, in a second than fingers make: a program reports them. */
const fastestFingers = 5

/** Moves between fields and pastes that hands can have made in the time there was. */
function movesByHand({ focusChanges, pasteFields, secondsToSubmit }: StreamEvent): number {
  const moves = (focusChanges ?? 0) + (pasteFields ?? 0)
  return secondsToSubmit !== null && moves > fastestFingers * secondsToSubmit ? 0 : moves
}

const isWithoutHands = (event: StreamEvent): boolean =>
  event.keystrokes === 0 && event.mousePoints === 0 && event.touch !== true && movesByHand(event) === 0

/** What the form itself saw, as evidence in log-odds. Missing measurements say nothing: a form without script is no crime. */
export function behaviourEvidence(event: StreamEvent): readonly Evidence[] {
  const found: Evidence[] = []
  const add = (reason: string, logOdds: number) => found.push({ family: 'behaviour', reason, logOdds })
  const agent = event.userAgent === null ? 'unknown' : agentKind(event.userAgent)
  if (event.honeypotFilled === true) add('honeypot_filled', 3.5)
  if (event.webdriver === true) add('webdriver', 3)
  if (agent === 'bot' || agent === 'automation') add('automation_agent', 3)
  const { keystrokes, keyIntervalCv, secondsToSubmit } = event
  if (keystrokes !== null && keystrokes >= typedKeys && keyIntervalCv !== null && keyIntervalCv < metronomeCv)
    add('metronome_typing', 2.8)
  if (isWithoutHands(event))
    add('no_hands', secondsToSubmit !== null && secondsToSubmit < hurriedSeconds * 2 ? 2.6 : 1.8)
  else if (secondsToSubmit !== null && secondsToSubmit < hurriedSeconds && (event.focusChanges ?? 0) < autofillFocus)
    add('too_fast', 1.6)
  if (event.message !== null && /https?:\/\/|www\./i.test(event.message)) add('link_in_message', 0.8)
  return found
}

/** Typing that only hands produce speaks for a person; it is cheap to fake, so it weighs little. */
export function humanEvidence(event: StreamEvent): readonly Evidence[] {
  const { keystrokes, keyIntervalCv, focusChanges } = event
  const typed =
    keystrokes !== null && keystrokes >= typedKeys && keyIntervalCv !== null && keyIntervalCv >= 2 * metronomeCv
  return typed && (focusChanges ?? 1) > 0 ? [{ family: 'behaviour', reason: 'typed_by_hand', logOdds: -0.6 }] : []
}
