/** Figures of the dashboards that have leads behind them, and what a lead must be to count. */
export const figures = [
  'all',
  'verified',
  'review',
  'rejected',
  'not_real',
  'hot',
  'called',
  'won',
  /** Won in the span, whenever they came. */
  'won_then',
  'called_nonbuyer',
  'called_lost',
  /** Deals that are known, by an outcome or because their time has passed; repeats of an open inquiry are none. */
  'closed',
  'hot_closed',
  'hot_won',
  'verified_closed',
  'unverified_closed',
] as const
export type Figure = (typeof figures)[number]

export const behindGroups = ['city', 'region', 'language', 'country', 'source'] as const

/** The leads behind a figure: those that counted, received (or, for `won_then`, won) in the span, of one group. */
export type Behind = {
  readonly figure: Figure
  readonly from: string
  readonly to: string
  readonly group: { readonly by: (typeof behindGroups)[number]; readonly value: string } | null
}

/** Reads `FIGURE~FROM~TO` or `FIGURE~FROM~TO~BY~VALUE`, times in ISO 8601; null where it says nothing of the kind. */
export function parseBehind(text: string): Behind | null {
  const [name, from, to, by, ...value] = text.split('~')
  const figure = figures.find((each) => each === name)
  const times = [from, to].map((time) => Date.parse(time ?? ''))
  if (!figure || times.some(Number.isNaN)) return null
  const span = { figure, from: new Date(times[0]!).toISOString(), to: new Date(times[1]!).toISOString() }
  if (by === undefined) return { ...span, group: null }
  const known = behindGroups.find((each) => each === by)
  return known ? { ...span, group: { by: known, value: value.join('~') } } : null
}
