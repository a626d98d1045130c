import type { Check } from '../check.ts'
import { lookupKey } from '../lookup.ts'
import { findingOf, needsNothing } from './finding-of.ts'
import type { CodeChannel } from '../code/code-channel.ts'

const finding = findingOf('possession')

/** What a passed code proves, and when. */
export type PossessionProof = { readonly channel: CodeChannel; readonly at: string }

/** Did the person enter a code that was sent to the address or number they gave? Proof of possession, with its time. */
export const possession: Check = {
  id: 'possession',
  needs: needsNothing,
  judge(_lead, { answers }) {
    const answer = answers[lookupKey({ kind: 'possession' })]
    if (answer?.kind !== 'known') return null
    const { channel, at } = answer.value as unknown as PossessionProof
    return finding('pass', channel === 'sms' ? 'code_by_sms' : 'code_by_email', { channel, at })
  },
}
