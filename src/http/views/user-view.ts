import type { KeyRecord, Person } from '../../app/ports/people-store.ts'
import type { ApiKey, User } from '../contract/session.ts'

/** A person as the settings show them. */
export function userView(person: Person): User {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    role: person.role,
    locale: person.locale as User['locale'],
    active: person.active,
    closer: person.closer,
    junior: person.junior,
    presence: person.presence,
    capacity: person.capacity,
    languages: [...person.languages],
    skills: [...person.skills],
    weight: person.weight,
    working_hours: hoursView(person.workingHours),
    load: person.load,
    last_seen_at: person.lastSeenAt,
  }
}

function hoursView(hours: Person['workingHours']): User['working_hours'] {
  if (!hours) return null
  const days = Object.entries(hours.week).map(([day, intervals]) => [day, intervals.map((one) => ({ ...one }))])
  return { ...hours, week: Object.fromEntries(days) as NonNullable<User['working_hours']>['week'] }
}

/** A key as the settings show it: never its secret. */
export function keyView(key: KeyRecord): ApiKey {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    scopes: [...key.scopes],
    sandbox: key.sandbox,
    created_at: key.createdAt,
    last_used_at: key.lastUsedAt,
    revoked_at: key.revokedAt,
  }
}
