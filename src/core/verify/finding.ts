/** The answer of one check. Unknown is a value: a time-out or a text not understood is neither pass nor fail. */
export const findingOutcomes = ['pass', 'warn', 'fail', 'unknown'] as const
export type FindingOutcome = (typeof findingOutcomes)[number]

export const verdicts = ['verified', 'review', 'rejected'] as const
export type Verdict = (typeof verdicts)[number]

/** JSON values only, so that findings and answers can be stored and replayed. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

export type Finding = {
  /** Id of the check, e.g. `email.syntax`. The file in `checks/` is named after it. */
  readonly check: string
  readonly outcome: FindingOutcome
  /** Stable snake_case code, translated on screens: `domain_typo`. */
  readonly reason: string
  /** What the answer rests on: the suggestion, the network's name, the other lead's id. */
  readonly evidence: Readonly<Record<string, Json>>
}
