import type { Behaviour } from '../../lead/lead.ts'
import type { Check } from '../check.ts'
import { findingOf, needsNothing } from './finding-of.ts'

const finding = findingOf('origin.behaviour')

/** Nobody reads a form and fills three fields in less: our own bound, in seconds. */
const fastestHumanSeconds = 3

/** What in the behaviour speaks for a program, strongest first. */
function botSigns(behaviour: Behaviour): readonly string[] {
  const { honeypotFilled, webdriver, secondsToSubmit, keystrokes, pasteFields, keyIntervalCv, mousePoints, touch } =
    behaviour
  const signs: string[] = []
  if (honeypotFilled === true) signs.push('honeypot_filled')
  if (webdriver === true) signs.push('webdriver')
  if (secondsToSubmit !== null && secondsToSubmit < fastestHumanSeconds) signs.push('too_fast')
  // People who paste or let the browser fill in type nothing; programs that set values leave no trace of either.
  if (keystrokes === 0 && pasteFields === 0) signs.push('nothing_typed')
  if (keystrokes !== null && keystrokes >= 20 && keyIntervalCv !== null && keyIntervalCv < 0.15)
    signs.push('even_typing')
  if (mousePoints === 0 && touch === false) signs.push('no_pointer')
  // A browser without scripts does no work either: it counts only beside other signs.
  if (behaviour.proofOfWork === false) signs.push('no_work')
  return signs
}

/** How the form was filled in. One weak sign is a warning; a filled honeypot or a driven browser with another sign fails. */
export const originBehaviour: Check = {
  id: 'origin.behaviour',
  needs: needsNothing,
  judge(lead) {
    if (lead.origin.postedByService && !lead.behaviour.honeypotFilled) return finding('unknown', 'posted_by_service')
    const known = Object.values(lead.behaviour).some((value) => value !== null)
    if (!known) return null
    const signs = botSigns(lead.behaviour)
    const strong = signs.includes('honeypot_filled') || signs.includes('webdriver')
    if (signs.length === 0) return finding('pass', 'human_like')
    const fails = strong ? signs.length >= 2 : signs.length >= 3
    return finding(fails ? 'fail' : 'warn', signs[0] ?? 'human_like', { signs })
  },
}
