import type { ConsentRecord } from './consent-record.ts'

/** A record with the hash of its entry, as the store keeps it. */
export type KnownConsent = { readonly hash: string; readonly record: ConsentRecord }

export type ContactWish = {
  readonly purpose: string
  readonly channel: string
  /** ISO 8601. */
  readonly at: string
}

/** Whether a message may go, and on what it rests: stored with the message, so that each use can be shown. */
export type ContactPermission =
  | { readonly allowed: true; readonly reason: 'consent_given' | 'asked_for'; readonly restsOn: string | null }
  | {
      readonly allowed: false
      readonly reason: 'no_consent' | 'consent_withdrawn' | 'consent_expired' | 'objected' | 'suppressed' | 'restricted'
      readonly restsOn: string | null
    }

/** The answer to the person's own inquiry: a step before a contract at their request (GDPR Art. 6(1)(b)). */
export const answerPurpose = 'answer'

const covers = (list: readonly string[], wanted: string, emptyMeansAll: boolean): boolean =>
  list.length === 0 ? emptyMeansAll : list.includes(wanted)

/** A consent covers what it names and nothing else; a withdrawal that names nothing takes back everything. */
function concerns(record: ConsentRecord, wish: ContactWish): boolean {
  const takesBack = record.kind !== 'given'
  return covers(record.purposes, wish.purpose, takesBack) && covers(record.channels, wish.channel, takesBack)
}

/**
 * The check before each send. The latest word of the person on this purpose and channel counts; what was never said is no. Consents
 * of other purposes do not help (GDPR Art. 5(1)(b); Israel's Communications Law 30A(b); Kazakhstan's Law 94-V Art. 7 and 8).
 */
export function mayContact(known: readonly KnownConsent[], wish: ContactWish): ContactPermission {
  const atMs = Date.parse(wish.at)
  const spoken = known
    .filter(({ record }) => concerns(record, wish) && Date.parse(record.at) <= atMs)
    .toSorted((a, b) => Date.parse(a.record.at) - Date.parse(b.record.at))
  const latest = spoken.at(-1)
  if (latest === undefined)
    return wish.purpose === answerPurpose
      ? { allowed: true, reason: 'asked_for', restsOn: null }
      : { allowed: false, reason: 'no_consent', restsOn: null }
  const { record, hash } = latest
  if (record.kind === 'objected') return { allowed: false, reason: 'objected', restsOn: hash }
  if (record.kind === 'withdrawn') return { allowed: false, reason: 'consent_withdrawn', restsOn: hash }
  const isOver = record.expires_at !== null && Date.parse(record.expires_at) <= atMs
  if (isOver) return { allowed: false, reason: 'consent_expired', restsOn: hash }
  return { allowed: true, reason: 'consent_given', restsOn: hash }
}

/** Whether a consent still stands in some part: what it names and was not taken back, objected to, or given anew by a later word. */
export function stillHolds(known: readonly KnownConsent[], { record, hash }: KnownConsent, at: string): boolean {
  if (record.kind !== 'given') return false
  if (record.channels.length === 0) return isUnanswered(known, record, at)
  return record.purposes.some((purpose) =>
    record.channels.some((channel) => {
      const permission = mayContact(known, { purpose, channel, at })
      return permission.allowed && permission.restsOn === hash
    }),
  )
}

/** A consent that is about no channel, such as to being scored: nobody took it back since. */
function isUnanswered(
  known: readonly KnownConsent[],
  { at: givenAt, purposes, expires_at: end }: ConsentRecord,
  at: string,
) {
  if (end !== null && Date.parse(end) <= Date.parse(at)) return false
  const later = known.filter(({ record }) => record.kind !== 'given' && Date.parse(record.at) >= Date.parse(givenAt))
  return purposes.some((purpose) =>
    later.every(({ record }) => !covers(record.purposes, purpose, true) || record.channels.length > 0),
  )
}

/** Objecting to this purpose keeps the person's inquiries from being scored (GDPR Art. 21 and 22). */
export const scoringPurpose = 'scoring'

/** Whether the person objects to a use of their data. Only a consent that names the use lifts the objection; taking other things back does not. */
export function objectsTo(known: readonly KnownConsent[], { purpose, at }: Omit<ContactWish, 'channel'>): boolean {
  const said = known
    .map(({ record }) => record)
    .filter(
      ({ kind, purposes }) =>
        (kind === 'objected' && covers(purposes, purpose, true)) || (kind === 'given' && purposes.includes(purpose)),
    )
    .filter((record) => Date.parse(record.at) <= Date.parse(at))
    .toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return said.at(-1)?.kind === 'objected'
}
