import type { Reading, SignalName } from '../read/reading.ts'

const longest = 120
/** Signs at the end that belong to words the quote left out. */
const loose = /[\s«„“([{,;:–—-]+$/u
/** What says most about a purchase, first. */
const order: readonly SignalName[] = [
  'readiness',
  'urgency',
  'pain',
  'budget',
  'quantity',
  'evaluating',
  'need',
  'existing_customer',
  'past_purchase',
  'price_only',
  'no_budget',
  'norush',
]

/** The words of the lead that a list shows: its strongest quote, else the beginning of the message. Null without a message. */
export function snippetOf(message: string | null, reading: Reading | null): string | null {
  const text = message?.trim()
  if (!text) return null
  const best = [...(reading?.signals ?? [])].sort(
    (a, b) =>
      Number(a.strength === 'weak') - Number(b.strength === 'weak') ||
      order.indexOf(a.signal) - order.indexOf(b.signal),
  )[0]
  return shorten((best?.quote ?? text).replace(/\s+/g, ' ').replace(loose, '').trim() || text)
}

/** Cut between code points, with an ellipsis. */
function shorten(text: string): string {
  const points = [...text]
  return points.length <= longest
    ? text
    : `${points
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
}
