import type { LeadFileView } from '../../src/http/contract/privacy.ts'
import type { useLanguage } from '../language/language-context.tsx'
import { featureWords } from '../lead/feature-words.ts'
import { reasonsOf, shownPoints } from '../lead/reasons.ts'

type Language = ReturnType<typeof useLanguage>
export type PersonFact = { readonly name: string; readonly label: string; readonly value: string }

const snake = (name: string): string => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
/** Parts of the lead that are said elsewhere, or say nothing to a person. */
const apart = new Set(['id', 'receivedAt', 'isTest', 'consent'])

/** What the person gave and what their browser told, field by field; what is unknown is left out. */
export function factsOf({ lead }: Pick<LeadFileView, 'lead'>, code: Language['code']): readonly PersonFact[] {
  return Object.entries(lead)
    .filter(([name]) => !apart.has(name))
    .flatMap(([name, value]) => fact(name, value, code))
}

function fact(name: string, value: unknown, code: Language['code']): readonly PersonFact[] {
  if (value === null || value === '' || value === undefined) return []
  if (Array.isArray(value))
    return value.length > 0 ? [{ name, label: code('target', snake(name)), value: value.join(', ') }] : []
  if (typeof value === 'object') return Object.entries(value).flatMap(([inner, part]) => fact(inner, part, code))
  const said = typeof value === 'boolean' ? code('feature', String(value)) : String(value)
  return [{ name, label: code('target', snake(name)), value: said }]
}

const mostReasons = 12

/** How the machine judged, in sentences: what a person may ask about an automated decision. */
export function scoreWords(file: LeadFileView, { t, code }: Pick<Language, 't' | 'code'>): readonly string[] {
  const { score, verdict, tier } = file
  const judged = [
    ...(verdict ? [t('privacy.judged', { verdict: code('verdict', verdict) })] : []),
    ...(tier ? [t('privacy.placed', { tier: code('tier', tier) })] : []),
  ]
  if (!score) return [...judged, t('privacy.no_score')]
  const reason = (one: (typeof score.reasons)[number]): string => {
    const { label, value } = featureWords(one, code)
    return `${label}${value ? `: ${value}` : ''} (${shownPoints(one.points)})`
  }
  const reasons = reasonsOf(score.reasons)
  const list = (wanted: readonly (typeof score.reasons)[number][]) =>
    wanted.slice(0, mostReasons).map(reason).join('; ')
  const speaksFor = list(reasons.filter(({ points }) => points > 0))
  const against = list(reasons.filter(({ points }) => points < 0))
  return [
    ...judged,
    t('lead.promise', { score: score.score, low: Math.round(score.low * 100), high: Math.round(score.high * 100) }),
    ...(speaksFor ? [t('privacy.for', { reasons: speaksFor })] : []),
    ...(against ? [t('privacy.against', { reasons: against })] : []),
  ]
}
