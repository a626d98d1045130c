/** Why interest has grown: an answer to a letter, another inquiry, a higher tier; a message or a visit that raised the tier. */
export const warmedReasons = ['replied', 'inquired', 'warmed_up', 'wrote', 'visited'] as const
export type WarmedReason = (typeof warmedReasons)[number]

/** What is noted when letters bring a lead before a person (`reason`), or when looking again found it in a higher tier (`result`). */
export const warmedKinds = ['nurture.warmed_up', 'lead.warmed_up'] as const

type Event = {
  readonly kind: string
  readonly actor: string | null
  readonly payload: Readonly<Record<string, unknown>>
}

/** Why a lead came before people again, while nobody has done anything about it since; null where nothing is to be told. */
export function warmedBy(events: readonly Event[]): WarmedReason | null {
  const at = events.findLastIndex(({ kind }) => (warmedKinds as readonly string[]).includes(kind))
  if (at < 0 || events.slice(at + 1).some(({ actor }) => actor?.startsWith('user:'))) return null
  const { reason, result } = events[at]!.payload
  return warmedReason(reason ?? result)
}

export const warmedReason = (said: unknown): WarmedReason => warmedReasons.find((one) => one === said) ?? 'warmed_up'
