import { readFile } from 'node:fs/promises'
import { AppError } from '../core/app-error.ts'
import { type Policy, parsePolicy } from '../core/decide/policy.ts'

const place = new URL('../../data/policy/default.json', import.meta.url)

/** The policy that ships with the product. */
export async function loadDefaultPolicy(): Promise<Policy> {
  const parsed = parsePolicy(JSON.parse(await readFile(place, 'utf8')))
  if (parsed.kind === 'policy') return parsed.policy
  const first = parsed.faults[0]!
  throw new AppError('internal', 'default_policy_broken', `data/policy/default.json ${first.path}: ${first.message}`)
}
