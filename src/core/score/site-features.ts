import type { Finding } from '../verify/finding.ts'
import type { FeatureRow } from './feature-row.ts'

/**
 * A site read later than this after the lead came in may tell what became of the deal: past deals that are imported are looked up
 * today. Long enough for a queue that stood still overnight.
 */
const latestMs = 24 * 3_600_000

/**
 * What the company's own site says of it: whether it was read and names the company, its words (title and description, one text), its
 * language. Nothing where no site was looked for, or only long after the lead had come.
 */
export function siteFeatures(receivedAt: string, findings: readonly Finding[]): FeatureRow {
  const found = findings.find(({ check }) => check === 'company.website')
  if (found === undefined || !wasInTime(found.evidence['at'], receivedAt)) return {}
  if (found.outcome !== 'pass') return { site: 'not read' }
  const { title, description, language } = found.evidence
  const words = [title, description].filter((one) => typeof one === 'string' && one.trim() !== '').join(' ')
  return {
    site: found.reason === 'site_names_company' ? 'names company' : 'found',
    site_text: words || null,
    site_language: typeof language === 'string' ? (/^[a-z]{2,3}/i.exec(language)?.[0].toLowerCase() ?? null) : null,
  }
}

const wasInTime = (readAt: unknown, receivedAt: string): boolean =>
  typeof readAt === 'string' && Date.parse(readAt) - Date.parse(receivedAt) <= latestMs
