import { AppError } from '../../core/app-error.ts'
import { type Policy, parsePolicy } from '../../core/decide/policy.ts'

/** How many faults are told at once: enough to mend a policy in a few rounds, not a page of noise. */
const mostFaults = 50

/** The policy in a JSON value, or AppError `bad_input` with every fault and its place. */
export function checkPolicy(body: unknown): Policy {
  const parsed = parsePolicy(body)
  if (parsed.kind === 'policy') return parsed.policy
  const fields = parsed.faults.slice(0, mostFaults)
  const first = fields[0]!
  const more = parsed.faults.length > 1 ? ` (and ${parsed.faults.length - 1} more)` : ''
  throw new AppError('bad_input', 'policy_faulty', `the policy at ${first.path || '/'} ${first.message}${more}`, {
    field: first.path,
    fields,
  })
}
