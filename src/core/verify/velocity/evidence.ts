/** One reason for or against a machine, in natural log-odds. Families are counted apart: one alone never rejects. */
export type Evidence = {
  readonly family: 'behaviour' | 'velocity' | 'company'
  /** Stable snake_case code. */
  readonly reason: string
  readonly logOdds: number
}
