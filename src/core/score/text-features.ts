import { type Reading, type SignalName, signalNames } from '../read/reading.ts'
import type { FeatureRow } from './feature-row.ts'

/** Whether a feature of leads is what the reader found in the text. */
export const isOfText = (feature: string): boolean => feature.startsWith('says_') || ofText.has(feature)

const ofText = new Set(['text', 'language', 'authority', 'deadline_days', 'next_step_days', 'intent', 'nonbuyer'])

/**
 * What the reading gives to the score: each signal with its strength, authority, dates, intent and the kind of non-buyer.
 * A text that was not understood (`evidence` none) has no signals: they are unknown (null), not absent.
 */
export function textFeatures(reading: Reading | null): FeatureRow {
  if (reading === null) return { text: 'none' }
  const understood = reading.evidence !== 'none'
  const row: Record<string, string | number | null> = {
    text: understood ? `evidence ${reading.evidence}` : 'not understood',
    language: reading.lang,
    authority: understood && reading.nonbuyer === null ? reading.authority : null,
    deadline_days: reading.nonbuyer === null ? (reading.deadline?.days ?? null) : null,
    next_step_days: reading.nonbuyer === null ? (reading.next_step?.days ?? null) : null,
    intent: understood ? String(reading.rank) : null,
    nonbuyer: understood ? (reading.nonbuyer ?? 'no') : null,
  }
  for (const name of signalNames) row[`says_${name}`] = understood ? strengthOf(reading, name) : null
  return row
}

function strengthOf(reading: Reading, name: SignalName): string {
  const found = reading.signals.filter((signal) => signal.signal === name)
  if (found.length === 0) return 'no'
  return found.some((signal) => signal.strength === 'strong') ? 'strong' : 'weak'
}
