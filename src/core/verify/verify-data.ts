/** The lists of `data/verify/`, parsed by the shell and passed in. Grown by the checks that need them. */
export type VerifyData = {
  /** Version of the lists, stored with each decision. */
  readonly version: string
  readonly disposableDomains: ReadonlySet<string>
  readonly freeDomains: ReadonlySet<string>
}
