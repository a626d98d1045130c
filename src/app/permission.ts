import { AppError } from '../core/app-error.ts'
import { type Actor, type KeyScope, type Role, roles } from './context.ts'

/** What a deed asks of its doer: one of these roles, or a key with this scope. The product itself may do everything. */
export type Right = { readonly roles: readonly Role[]; readonly scope: KeyScope }

const leaders: readonly Role[] = ['administrator', 'manager']

/** Who may do what, in one table. */
export const rights = {
  seeLeads: { roles, scope: 'leads:read' },
  addLeads: { roles: ['administrator', 'manager', 'rep', 'marketer'], scope: 'leads:write' },
  workLeads: { roles: ['administrator', 'manager', 'rep'], scope: 'outcomes:write' },
  judgeLeads: { roles: ['administrator', 'manager', 'rep', 'privacy_officer'], scope: 'admin' },
  seeTeam: { roles, scope: 'leads:read' },
  importLeads: { roles: ['administrator', 'manager', 'marketer'], scope: 'leads:write' },
  exportLeads: { roles: ['administrator', 'manager', 'marketer', 'privacy_officer'], scope: 'leads:read' },
  changePolicy: { roles: ['administrator', 'manager', 'marketer'], scope: 'admin' },
  changeModel: { roles: leaders, scope: 'admin' },
  runExperiments: { roles: ['administrator', 'manager', 'marketer'], scope: 'admin' },
  changeCosts: { roles: ['administrator', 'manager', 'marketer'], scope: 'admin' },
  changeLists: { roles: ['administrator', 'manager', 'marketer', 'privacy_officer'], scope: 'admin' },
  changeForms: { roles: ['administrator', 'manager', 'marketer'], scope: 'admin' },
  managePeople: { roles: leaders, scope: 'admin' },
  manageKeys: { roles: ['administrator'], scope: 'admin' },
  manageWorkspace: { roles: ['administrator'], scope: 'admin' },
  recordConsent: { roles: ['administrator', 'manager', 'rep', 'privacy_officer'], scope: 'outcomes:write' },
  seePrivacy: { roles: ['administrator', 'privacy_officer'], scope: 'admin' },
  changePrivacy: { roles: ['administrator', 'privacy_officer'], scope: 'admin' },
  changeLetters: { roles: ['administrator', 'manager', 'marketer'], scope: 'admin' },
  seeDeliveries: { roles: ['administrator', 'manager', 'marketer'], scope: 'admin' },
  seeAudit: { roles: ['administrator', 'manager', 'privacy_officer'], scope: 'admin' },
} as const satisfies Record<string, Right>

/** Passes, or throws AppError `forbidden` that says what is missing. */
export function requireRight(actor: Actor, name: keyof typeof rights): void {
  const right: Right = rights[name]
  if (actor.kind === 'system') return
  if (actor.kind === 'form') {
    if (name === 'addLeads') return
    throw new AppError('forbidden', 'form_may_only_add_leads', 'a form may only add leads')
  }
  if (actor.kind === 'user') {
    if (right.roles.includes(actor.role)) return
    throw new AppError(
      'forbidden',
      'role_missing',
      `this needs the role ${right.roles.join(' or ')}; yours is ${actor.role}`,
    )
  }
  if (actor.scopes.includes(right.scope) || actor.scopes.includes('admin')) return
  throw new AppError('forbidden', 'scope_missing', `this needs a key with the scope ${right.scope}`)
}
