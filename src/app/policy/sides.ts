import type { Actor, Role } from '../context.ts'
import type { Person } from '../ports/people-store.ts'
import type { PolicySide } from '../ports/rule-store.ts'

export const sides: readonly PolicySide[] = ['marketing', 'sales']
const roleOf: Readonly<Record<PolicySide, Role>> = { marketing: 'marketer', sales: 'manager' }

/** The people who sign for a side. */
export const signersOf = (side: PolicySide, people: readonly Person[]): readonly Person[] =>
  people.filter(({ active, role }) => active && role === roleOf[side])

export type Signable = { readonly side: PolicySide; readonly standsIn: boolean }

/**
 * The sides that somebody may sign for: their own; an administrator (and whoever holds the machine or an administrator's key) for a side
 * that nobody is there for; whoever is alone in the workspace, for both.
 */
export function signableBy(actor: Actor, people: readonly Person[]): readonly Signable[] {
  const active = people.filter((one) => one.active)
  const isAlone = actor.kind === 'user' && active.length === 1
  const mayStandIn = actor.kind === 'user' ? actor.role === 'administrator' : actor.kind !== 'form'
  return sides.flatMap((side): readonly Signable[] => {
    if (actor.kind === 'user' && actor.role === roleOf[side]) return [{ side, standsIn: false }]
    return isAlone || (mayStandIn && signersOf(side, people).length === 0) ? [{ side, standsIn: true }] : []
  })
}
