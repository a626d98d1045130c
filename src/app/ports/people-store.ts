import type { WorkingHours } from '../../core/decide/policy.ts'
import type { UserId } from '../../core/lead/ids.ts'
import type { RepSnapshot } from '../../core/route/assignment.ts'
import type { KeyScope, Role } from '../context.ts'

export type Person = {
  readonly id: UserId
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly locale: string | null
  readonly active: boolean
  readonly closer: boolean
  readonly junior: boolean
  readonly presence: 'free' | 'busy' | 'away'
  readonly capacity: number
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  /** Share of leads in the rotation, relative to others; 1 is usual. */
  readonly weight: number
  /** The person's own hours; null follows the policy's. */
  readonly workingHours: WorkingHours | null
  /** Open leads held now. */
  readonly load: number
  readonly lastSeenAt: string | null
}

export type NewPerson = Omit<
  Person,
  'load' | 'lastSeenAt' | 'presence' | 'active' | 'skills' | 'weight' | 'workingHours'
> & { readonly createdAt: string }
export type PersonChanges = Partial<
  Pick<
    Person,
    | 'name'
    | 'role'
    | 'locale'
    | 'active'
    | 'closer'
    | 'junior'
    | 'presence'
    | 'capacity'
    | 'languages'
    | 'skills'
    | 'weight'
    | 'workingHours'
  >
>

export type KeyRecord = {
  readonly id: string
  readonly name: string
  readonly prefix: string
  readonly scopes: readonly KeyScope[]
  readonly sandbox: boolean
  readonly createdAt: string
  readonly lastUsedAt: string | null
  readonly revokedAt: string | null
}

export type PeopleStore = {
  all(): Promise<readonly Person[]>
  find(id: UserId): Promise<Person | null>
  findByEmail(email: string): Promise<Person | null>
  add(person: NewPerson): Promise<void>
  change(id: UserId, changes: PersonChanges): Promise<void>
  passwordHash(id: UserId): Promise<string | null>
  setPassword(id: UserId, hash: string): Promise<void>
  addSignInLink(link: { tokenHash: string; userId: UserId; createdAt: string; expiresAt: string }): Promise<void>
  /** Ends the person's sessions, all but the one with this token hash. */
  endSessions(id: UserId, except?: string | null): Promise<void>
  /** Takes the unused links away: a lost link is worth nothing once a new one is made. */
  dropSignInLinks(id: UserId): Promise<void>
  seen(id: UserId, at: string): Promise<void>
  /** Those who may be given leads, as routing sees them. */
  reps(): Promise<readonly RepSnapshot[]>
  noteAssigned(id: UserId, at: string): Promise<void>
  keys(): Promise<readonly KeyRecord[]>
  addKey(key: KeyRecord & { readonly secretHash: string; readonly createdBy: UserId | null }): Promise<void>
  revokeKey(id: string, at: string): Promise<boolean>
}
