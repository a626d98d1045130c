import { asksSomething } from '../conditions/asked.ts'
import type { Rule } from './routing-body.ts'

/** Whether a rule asks something and names somebody: others are not put in force. */
export function isWhole(rule: Rule): boolean {
  return asksSomething(rule.when) && (rule.users.length > 0 || rule.steps.length > 0)
}
