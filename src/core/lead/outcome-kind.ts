/** How a lead ends. */
export const outcomeKinds = ['won', 'lost', 'disqualified'] as const
export type OutcomeKind = (typeof outcomeKinds)[number]
