import type { z } from 'zod'
import type { LeadShown } from '../../app/show-lead.ts'
import type { decisionAnswer } from '../contract/intake.ts'

/** The decision as a program that waited for it is told; null while there is none. */
export function decisionView({ record, score, assigneeName }: LeadShown): z.infer<typeof decisionAnswer> | null {
  if (!score || !record.verdict || !record.tier) return null
  return {
    verdict: record.verdict,
    tier: record.tier,
    score: score.score,
    probability: score.probability,
    low: score.low,
    high: score.high,
    rank: score.rank,
    reasons: [...score.contributions],
    assigned_to: assigneeName,
    queue: record.queue,
    respond_by: record.respondBy,
  }
}
