import type { Role } from '../../src/http/contract/primitives.ts'
import type { MessageKey } from '../language/messages.ts'
import type { IconName } from '../ui/icon.tsx'

export type NavigationItem = {
  readonly to: string
  readonly label: MessageKey
  readonly icon: IconName
  readonly roles: readonly Role[]
  /** Starts a new group of the rail. */
  readonly apart?: boolean
}

const everyone: readonly Role[] = ['administrator', 'manager', 'rep', 'marketer', 'privacy_officer']
const desk: readonly Role[] = ['administrator', 'manager', 'rep']
const heads: readonly Role[] = ['administrator', 'manager']

const items: readonly NavigationItem[] = [
  { to: '/leads/mine', label: 'nav.mine', icon: 'list', roles: desk },
  { to: '/today', label: 'nav.today', icon: 'today', roles: heads },
  { to: '/leads/team', label: 'view.team', icon: 'people', roles: heads },
  { to: '/leads/queue', label: 'nav.queue', icon: 'queue', roles: desk, apart: true },
  { to: '/leads/review', label: 'nav.review', icon: 'review', roles: desk },
  { to: '/leads/quarantine', label: 'nav.quarantine', icon: 'quarantine', roles: everyone },
  { to: '/leads/all', label: 'nav.all', icon: 'all', roles: everyone },
  { to: '/import', label: 'nav.import', icon: 'import', roles: ['administrator', 'manager', 'marketer'], apart: true },
  { to: '/letters', label: 'nav.letters', icon: 'mail', roles: ['administrator', 'manager', 'marketer'] },
  { to: '/routing', label: 'nav.routing', icon: 'route', roles: ['administrator', 'manager'] },
  { to: '/policy', label: 'nav.policy', icon: 'policy', roles: ['administrator', 'manager', 'marketer'] },
  {
    to: '/model',
    label: 'nav.model',
    icon: 'model',
    roles: ['administrator', 'manager', 'marketer', 'privacy_officer'],
    apart: true,
  },
  { to: '/experiments', label: 'nav.experiments', icon: 'experiment', roles: ['administrator', 'manager', 'marketer'] },
  { to: '/channels', label: 'nav.channels', icon: 'money', roles: ['administrator', 'manager', 'marketer'] },
  { to: '/privacy', label: 'nav.privacy', icon: 'lock', roles: ['administrator', 'privacy_officer'] },
  { to: '/settings/me', label: 'nav.settings', icon: 'settings', roles: everyone },
]

/** The places a role has work in. */
export const navigationFor = (role: Role): readonly NavigationItem[] =>
  items.filter((item) => item.roles.includes(role))

/** Screens without a place of their own light the one that leads to them. */
const within: Readonly<Record<string, string>> = { '/review': '/leads/review', '/late': '/today' }

/** Settings stay lit whichever section is open; a lead keeps its list lit. */
export function isCurrent(item: NavigationItem, pathname: string): boolean {
  const base = item.to.startsWith('/settings') ? '/settings' : item.to
  if (within[pathname] === item.to) return true
  return pathname === base || pathname.startsWith(`${base}/`)
}
