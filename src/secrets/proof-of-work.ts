import { createChallenge, extractParams, verifySolution } from 'altcha-lib/v1'
import type { ProofOfWork } from '../app/ports/proof-of-work.ts'

/** A telephone tries some 200,000 numbers a second: a quarter of a second on average, and nothing for one who writes once. */
const maxNumber = 100_000
const longestSolution = 2000

/** Proof of work by altcha-lib: signed, so that nothing need be kept until it comes back. */
export function makeProofOfWork(): ProofOfWork {
  return {
    async newChallenge(secret, expiresAt) {
      return createChallenge({ hmacKey: secret, maxNumber, expires: new Date(expiresAt) })
    },
    async check(solution, secret) {
      if (solution.length > longestSolution) return null
      try {
        if (!(await verifySolution(solution, secret))) return null
        const expires = Number(extractParams(solution)['expires'])
        const { challenge } = JSON.parse(atob(solution)) as { challenge: string }
        return Number.isFinite(expires) ? { challenge, expiresAt: new Date(expires * 1000).toISOString() } : null
      } catch {
        return null // not Base64, not JSON, not a solution
      }
    },
  }
}
