import { type Answers, lookupKey } from '../lookup.ts'
import { type NetworkKind, networkKinds } from './network-kind.ts'

export type NetworkAnswer = {
  readonly network: NetworkKind
  /** ISO 3166 alpha-2, or null. */
  readonly country: string | null
  readonly asn: number | null
  readonly owner: string | null
}

const isKind = (value: unknown): value is NetworkKind => networkKinds.some((kind) => kind === value)

/** What the tables say of an address: `{network, country, asn, owner}` in the answer's value. Null where it was not asked. */
export function networkAnswerOf(answers: Answers, ip: string): NetworkAnswer | null {
  const answer = answers[lookupKey({ kind: 'network', ip })]
  if (answer === undefined) return null
  const none: NetworkAnswer = { network: 'unknown', country: null, asn: null, owner: null }
  if (answer.kind === 'unknown' || typeof answer.value !== 'object' || answer.value === null) return none
  const fields = answer.value as Readonly<Record<string, unknown>>
  return {
    network: isKind(fields['network']) ? fields['network'] : 'unknown',
    country: typeof fields['country'] === 'string' ? fields['country'] : null,
    asn: typeof fields['asn'] === 'number' ? fields['asn'] : null,
    owner: typeof fields['owner'] === 'string' ? fields['owner'] : null,
  }
}
