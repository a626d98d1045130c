import type { Verdict } from '../verify/finding.ts'

/** The worst of some verdicts: rejected before review before verified. */
export function worst(judgements: readonly { readonly verdict: Verdict }[]): Verdict {
  const found = (verdict: Verdict) => judgements.some((one) => one.verdict === verdict)
  if (found('rejected')) return 'rejected'
  return found('review') ? 'review' : 'verified'
}
