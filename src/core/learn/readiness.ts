import type { LeadId } from '../lead/ids.ts'
import type { Deal, PastLead } from './past-lead.ts'

/** Leads with a gap, and a few of them to open. */
export type Gap = { readonly count: number; readonly of: number; readonly leadIds: readonly LeadId[] }

export type RepairKind = 'more_deals' | 'more_wins' | 'more_losses' | 'reasons' | 'messages' | 'sources' | 'amounts'

/** How ready a workspace is to learn from its own deals, and what to repair first. */
export type LearningReadiness = {
  readonly deals: number
  readonly wins: number
  /** Open and not matured: neither won nor lost yet. */
  readonly open: number
  readonly repeats: number
  readonly missingReasons: Gap
  readonly missingMessages: Gap
  readonly missingSources: Gap
  /** Won deals without an amount. */
  readonly missingAmounts: Gap
  readonly sources: readonly { readonly source: string | null; readonly deals: number; readonly wins: number }[]
  /** `none` cannot be trained at all, `thin` leans on the base scorecard, `useful` from 100 deals with 20 of each outcome, `good` from 1,000. */
  readonly level: 'none' | 'thin' | 'useful' | 'good'
  /** What is missing, what helps most first. */
  readonly repairs: readonly RepairKind[]
}

const shownIds = 20
/** A gap this large is worth repairing before training. */
const worthRepair = 0.3

function gapOf(leads: readonly PastLead[], isMissing: (lead: PastLead) => boolean): Gap {
  const missing = leads.filter(isMissing)
  return { count: missing.length, of: leads.length, leadIds: missing.slice(-shownIds).map(({ id }) => id) }
}

const shareOf = ({ count, of }: Gap): number => (of === 0 ? 0 : count / of)

/** Looks over the deals and the leads that are no deals yet. */
export function learningReadiness(leads: readonly PastLead[], deals: readonly Deal[]): LearningReadiness {
  const wins = deals.filter(({ won }) => won === 1)
  const losses = deals.filter(({ won }) => won === 0)
  const all = deals.map(({ lead }) => lead)
  const closedLost = losses.map(({ lead }) => lead).filter(({ outcome }) => outcome !== null)
  const gaps = {
    missingReasons: gapOf(closedLost, ({ reason }) => !reason?.trim()),
    missingMessages: gapOf(all, ({ hasMessage }) => !hasMessage),
    missingSources: gapOf(all, ({ source }) => !source?.trim()),
    missingAmounts: gapOf(
      wins.map(({ lead }) => lead),
      ({ amount }) => amount === null,
    ),
  }
  const repeats = leads.filter(({ isRepeat }) => isRepeat).length
  return {
    deals: deals.length,
    wins: wins.length,
    open: leads.length - deals.length - repeats,
    repeats,
    ...gaps,
    sources: sourcesOf(deals),
    level: levelOf(deals.length, wins.length),
    repairs: repairsOf({ deals: deals.length, wins: wins.length, ...gaps }),
  }
}

function sourcesOf(deals: readonly Deal[]): LearningReadiness['sources'] {
  const found = new Map<string | null, { deals: number; wins: number }>()
  for (const { lead, won } of deals) {
    const entry = found.get(lead.source) ?? { deals: 0, wins: 0 }
    found.set(lead.source, { deals: entry.deals + 1, wins: entry.wins + won })
  }
  return [...found].map(([source, counts]) => ({ source, ...counts })).sort((a, b) => b.deals - a.deals)
}

function levelOf(deals: number, wins: number): LearningReadiness['level'] {
  const rarer = Math.min(wins, deals - wins)
  if (deals < 4 || rarer === 0) return 'none'
  if (deals < 100 || rarer < 20) return 'thin'
  return deals < 1000 || rarer < 100 ? 'useful' : 'good'
}

type Counted = Pick<
  LearningReadiness,
  'deals' | 'wins' | 'missingReasons' | 'missingMessages' | 'missingSources' | 'missingAmounts'
>

function repairsOf(counted: Counted): readonly RepairKind[] {
  const { deals, wins } = counted
  const list: readonly (readonly [RepairKind, boolean])[] = [
    ['more_deals', deals < 100],
    ['more_wins', wins < 20],
    ['more_losses', deals - wins < 20],
    ['sources', shareOf(counted.missingSources) > worthRepair],
    ['messages', shareOf(counted.missingMessages) > worthRepair],
    ['reasons', shareOf(counted.missingReasons) > worthRepair],
    ['amounts', shareOf(counted.missingAmounts) > worthRepair],
  ]
  return list.flatMap(([kind, holds]) => (holds ? [kind] : []))
}
