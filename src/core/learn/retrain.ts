import { binomialTail } from '../math/distributions.ts'
import { msPerDay } from './past-lead.ts'

/** When a new model is trained without being asked. */
export type LearningRules = {
  /** Days after which an open lead counts as lost. */
  readonly maturityDays: number
  /** A model older than this is trained anew. */
  readonly retrainMonths: number
  /** Whether training starts by itself; publishing by itself never goes beyond what later leads prove. */
  readonly automatic: boolean
  /** The feature whose values are lines of business, which may have points of their own; without it: one model for all. */
  readonly lines?: string
}

export const usualLearning: LearningRules = { maturityDays: 90, retrainMonths: 3, automatic: true }

export type RetrainReason = 'first' | 'calendar' | 'outcomes' | 'hot_conversion' | 'promise'

export type RetrainFacts = {
  readonly now: string
  readonly deals: number
  readonly wins: number
  /** The last training that ended, whatever became of it, the deals it learned from, and those known since; null before the first. */
  readonly last: { readonly at: string; readonly deals: number; readonly since: number } | null
  /** When the model in charge was found not to keep its promise; null: it does. */
  readonly brokenAt: string | null
  /** Later leads that were called hot and are closed: what was promised of them in all, and how many won. */
  readonly hot: { readonly leads: number; readonly expectedWins: number; readonly wins: number }
}

/** Deals and wins from which a first training makes sense at all. */
const firstDeals = 60
const firstWins = 10
/** New deals since the last training, as a share of those it had, and at least this many. */
const moreShare = 0.25
const moreDeals = 50
/** One look in a hundred may cry wolf: looks come once a day, but only new outcomes move them. */
const hotAlpha = 0.01
const daysPerMonth = 30.44

/** Why a model should be trained now; null where there is no reason. */
export function retrainReason(facts: RetrainFacts, rules: LearningRules): RetrainReason | null {
  const { last, deals, wins, hot, brokenAt } = facts
  if (Math.min(wins, deals - wins) < firstWins || deals < firstDeals) return null
  if (last === null) return 'first'
  const grown = last.since
  if (grown <= 0) return null
  if (brokenAt !== null && (last.at < brokenAt || grown >= moreDeals)) return 'promise'
  if (hot.leads > 0 && binomialTail(hot.wins, hot.leads, hot.expectedWins / hot.leads) < hotAlpha)
    return 'hot_conversion'
  if (grown >= Math.max(moreDeals, moreShare * last.deals)) return 'outcomes'
  const days = (Date.parse(facts.now) - Date.parse(last.at)) / msPerDay
  return days >= rules.retrainMonths * daysPerMonth ? 'calendar' : null
}
