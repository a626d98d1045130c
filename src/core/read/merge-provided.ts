import { type Reading, type Signal, type SignalName, type SignalSource, signalNames } from './reading.ts'

/** A signal as a provider names it: nothing of it is taken for granted. */
export type Claimed = {
  readonly signal: string
  readonly quote: string
  /** Whose claim it is, where several were asked. */
  readonly source?: SignalSource
}

/** The most signals that a provider may add, and the longest quote it may rest them on. */
const most = 6
const longestQuote = 200

const isSignal = (name: string): name is SignalName => (signalNames as readonly string[]).includes(name)

/**
 * Adds what a provider claims to a reading: only known signals that the reading lacks, only with a quote that stands in
 * the text word for word, always as weak evidence. Rank, authority and non-buyer stay as the rules have them.
 */
export function mergeProvided(
  text: string,
  reading: Reading,
  provided: { readonly source: SignalSource; readonly claims: readonly Claimed[] },
): Reading {
  const held = new Set(reading.signals.map(({ signal }) => signal))
  const added: Signal[] = []
  for (const { signal, quote, source } of provided.claims) {
    if (added.length >= most || !isSignal(signal) || held.has(signal)) continue
    if (reading.nonbuyer !== null && signal !== 'norush') continue
    const start = quote.length > 1 && quote.length <= longestQuote ? text.indexOf(quote) : -1
    if (start < 0) continue
    held.add(signal)
    added.push({ signal, quote, start, end: start + quote.length, source: source ?? provided.source, strength: 'weak' })
  }
  if (added.length === 0) return reading
  return {
    ...reading,
    signals: [...reading.signals, ...added],
    evidence: reading.evidence === 'none' ? 'weak' : reading.evidence,
  }
}
