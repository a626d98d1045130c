import type { NoticeChannel } from './notice.ts'

/** How one attempt ended; null while nobody has said. */
export type AttemptEnd = 'delivered' | 'refused' | 'temporary' | 'misconfigured' | 'unsure' | null

export type TriedChannel = { readonly channel: string; readonly round: number; readonly result: AttemptEnd }

export type NextChannel =
  | { readonly kind: 'try'; readonly channel: NoticeChannel; readonly round: number }
  /** Every channel was tried: again after a while. */
  | { readonly kind: 'wait'; readonly waitMs: number; readonly round: number }
  | { readonly kind: 'give_up' }

/** Pauses between rounds over the channels that may yet work. A notice later than this is no longer worth sending. */
const roundPausesMs = [20_000, 60_000, 300_000, 900_000]

/**
 * Which channel is to be tried: the first in the person's order that was not tried in this round. One that refused, or that may have taken the
 * notice, is never tried again; one that was only busy is, in the next round.
 */
export function nextChannel(
  usable: readonly NoticeChannel[],
  tried: readonly TriedChannel[],
  round: number,
): NextChannel {
  const open = usable.filter((channel) => {
    const ends = tried.filter((one) => one.channel === channel)
    return ends.every(({ result }) => result === 'temporary' || result === 'misconfigured')
  })
  const fresh = open.find((channel) => !tried.some((one) => one.channel === channel && one.round === round))
  if (fresh) return { kind: 'try', channel: fresh, round }
  const waitMs = roundPausesMs[round]
  if (open.length === 0 || waitMs === undefined) return { kind: 'give_up' }
  return { kind: 'wait', waitMs, round: round + 1 }
}
