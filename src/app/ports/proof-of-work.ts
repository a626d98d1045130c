/** A challenge as ALTCHA (version 1) words it: find the number whose SHA-256 behind the salt is this one. */
export type Challenge = {
  readonly algorithm: string
  readonly challenge: string
  readonly maxnumber?: number
  readonly salt: string
  readonly signature: string
}

/** Work that a browser does before it may send. */
export type ProofOfWork = {
  newChallenge(secret: string, expiresAt: string): Promise<Challenge>
  /** The challenge that a solution solves and when it ends; null where it is none of ours, wrong or late. */
  check(solution: string, secret: string): Promise<{ readonly challenge: string; readonly expiresAt: string } | null>
}
