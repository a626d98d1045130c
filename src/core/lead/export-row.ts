import type { Tier } from '../decide/tier.ts'
import type { Score } from '../score/score.ts'
import type { Verdict } from '../verify/finding.ts'
import type { Lead } from './lead.ts'
import type { OutcomeKind } from './outcome-kind.ts'

/** A lead with what was found, decided and done about it. */
export type ExportedLead = {
  readonly lead: Lead
  readonly status: string
  readonly verdict: Verdict | null
  readonly tier: Tier | null
  /** 0 to 100, where the whole score is not at hand. */
  readonly scoreNumber: number | null
  readonly score: Score | null
  readonly assignee: string | null
  readonly queue: string | null
  readonly respondBy: string | null
  readonly firstContactAt: string | null
  readonly outcome: OutcomeKind | null
  readonly outcomeAmount: number | null
  readonly outcomeReason: string | null
  readonly outcomeAt: string | null
}

type Cell = string | number | null
type Column = readonly [name: string, cell: (entry: ExportedLead) => Cell]

const probability = (value: number | undefined) => (value === undefined ? null : Number(value.toFixed(6)))

/** The names are those that import knows, so that an export can be imported again. */
const columns: readonly Column[] = [
  ['id', ({ lead }) => lead.id],
  ['received_at', ({ lead }) => lead.receivedAt],
  ['channel', ({ lead }) => lead.channel],
  ['source', ({ lead }) => lead.source],
  ['name', ({ lead }) => lead.name],
  ['email', ({ lead }) => lead.email],
  ['phone', ({ lead }) => lead.phone],
  ['company', ({ lead }) => lead.company],
  ['job_title', ({ lead }) => lead.jobTitle],
  ['website', ({ lead }) => lead.website],
  ['industry', ({ lead }) => lead.industry],
  ['company_size', ({ lead }) => lead.companySize],
  ['city', ({ lead }) => lead.city],
  ['region', ({ lead }) => lead.region],
  ['country', ({ lead }) => lead.country],
  ['language', ({ lead }) => lead.language],
  ['product', ({ lead }) => lead.product],
  ['amount', ({ lead }) => lead.amount],
  ['message', ({ lead }) => lead.message],
  ['utm_source', ({ lead }) => lead.campaign.utmSource],
  ['utm_medium', ({ lead }) => lead.campaign.utmMedium],
  ['utm_campaign', ({ lead }) => lead.campaign.utmCampaign],
  ['utm_term', ({ lead }) => lead.campaign.utmTerm],
  ['utm_content', ({ lead }) => lead.campaign.utmContent],
  ['click_id', ({ lead }) => lead.campaign.clickId],
  ['referrer', ({ lead }) => lead.origin.referrer],
  ['page_url', ({ lead }) => lead.origin.pageUrl],
  ['visits', ({ lead }) => lead.behaviour.visits],
  ['pages_viewed', ({ lead }) => lead.behaviour.pagesViewed],
  ['pricing_page_views', ({ lead }) => lead.behaviour.pricingPageViews],
  ['seconds_on_site', ({ lead }) => lead.behaviour.secondsOnSite],
  ['custom', ({ lead }) => (Object.keys(lead.custom).length > 0 ? JSON.stringify(lead.custom) : null)],
  ['is_test', ({ lead }) => String(lead.isTest)],
  ['status', ({ status }) => status],
  ['verdict', ({ verdict }) => verdict],
  ['tier', ({ tier }) => tier],
  ['score', ({ score, scoreNumber }) => score?.score ?? scoreNumber],
  ['probability', ({ score }) => probability(score?.probability)],
  ['low', ({ score }) => probability(score?.low)],
  ['high', ({ score }) => probability(score?.high)],
  ['rank', ({ score }) => score?.rank ?? null],
  ['own_data_share', ({ score }) => probability(score?.ownDataShare)],
  ['novelty', ({ score }) => probability(score?.novelty)],
  ['reasons', ({ score }) => (score ? JSON.stringify(score.contributions) : null)],
  ['assignee', ({ assignee }) => assignee],
  ['queue', ({ queue }) => queue],
  ['respond_by', ({ respondBy }) => respondBy],
  ['first_contact_at', ({ firstContactAt }) => firstContactAt],
  ['outcome', ({ outcome }) => outcome],
  ['outcome_amount', ({ outcomeAmount }) => outcomeAmount],
  ['outcome_reason', ({ outcomeReason }) => outcomeReason],
  ['outcome_at', ({ outcomeAt }) => outcomeAt],
]

/** The columns of an export, in order. */
export const exportColumns: readonly string[] = columns.map(([name]) => name)

/** A lead as one row under `exportColumns`. Probabilities have six digits. */
export function exportRow(entry: ExportedLead): readonly Cell[] {
  return columns.map(([, cell]) => cell(entry))
}
