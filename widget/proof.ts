import { sha256 } from './sha256.ts'

type Challenge = {
  readonly algorithm: string
  readonly challenge: string
  readonly maxnumber?: number
  readonly salt: string
  readonly signature: string
}

/** A slice of work short enough that typing does not stumble, in milliseconds. */
const sliceMs = 8

/**
 * Fetches a challenge and solves it (ALTCHA, version 1), in slices: a strict security policy lets a page of another origin start no worker.
 * Null where there is none to be had; the server then takes the form without.
 */
export async function solve(address: string): Promise<string | null> {
  try {
    const answer = await fetch(`${address}/challenge`, { credentials: 'omit' })
    if (!answer.ok) return null
    const challenge = (await answer.json()) as Challenge
    const found = await search(challenge)
    return found === null ? null : btoa(JSON.stringify({ ...challenge, number: found }))
  } catch {
    return null
  }
}

async function search({ challenge, salt, maxnumber = 1e6 }: Challenge): Promise<number | null> {
  for (let n = 0; n <= maxnumber; ) {
    const until = performance.now() + sliceMs
    for (; n <= maxnumber && performance.now() < until; ) {
      const stop = Math.min(n + 200, maxnumber + 1)
      for (; n < stop; n += 1) if (sha256(salt + n) === challenge) return n
    }
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  return null
}
