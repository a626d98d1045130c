import type { Lead } from '../lead/lead.ts'
import type { Score } from './score.ts'

/** Values that the model knows in lower case (`leadFeatures`), as the lead has them. */
const asWritten = ({ source, campaign, industry, city, product }: Lead): Readonly<Record<string, string | null>> => ({
  source_name: source ?? campaign.utmSource,
  campaign: campaign.utmCampaign,
  industry,
  city,
  product,
})

/** A score whose reasons name values as the lead wrote them: «Алматы», not «алматы». */
export function inOwnWords(score: Score, lead: Lead): Score {
  const own = asWritten(lead)
  return {
    ...score,
    contributions: score.contributions.map((part) => {
      const written = own[part.column]
      return written?.toLowerCase() === part.value ? { ...part, value: written } : part
    }),
  }
}
