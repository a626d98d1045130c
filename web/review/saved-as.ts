import type { ReviewCase } from '../../src/http/contract/review.ts'

/** What to say when a verdict was kept: on a large deal it only counts once another person has said the same. */
export function savedAs(
  { needs_two, proposal, proposed_by_me }: ReviewCase,
  verdict: 'verified' | 'rejected',
): 'saved.proposed' | 'saved.verdict' {
  const agrees = proposal?.verdict === verdict && !proposed_by_me
  return needs_two && !agrees ? 'saved.proposed' : 'saved.verdict'
}
