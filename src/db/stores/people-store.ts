import { type Kysely, sql } from 'kysely'
import type { KeyScope, Role } from '../../app/context.ts'
import type { KeyRecord, PeopleStore, Person } from '../../app/ports/people-store.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { RepSnapshot } from '../../core/route/assignment.ts'
import { isoOf, isoOrNull } from '../iso-time.ts'
import type { Tables } from '../tables.ts'

/** Users and keys of one workspace, within one transaction. */
export function makePeopleStore(tx: Kysely<Tables>, workspaceId: WorkspaceId, _newId: () => string): PeopleStore {
  const one = async (column: 'id' | 'email', value: string) => {
    const row = await selectPeople(tx).where(`users.${column}`, '=', value).executeTakeFirst()
    return row ? personOf(row) : null
  }
  return {
    async all() {
      const rows = await selectPeople(tx).orderBy('users.created_at').orderBy('users.id').execute()
      return rows.map(personOf)
    },
    find: (id) => one('id', id),
    findByEmail: (email) => one('email', email),
    async add({ languages, createdAt, ...person }) {
      await tx
        .insertInto('users')
        .values({ ...person, workspace_id: workspaceId, languages: [...languages], created_at: createdAt })
        .execute()
    },
    async change(id, { languages, skills, workingHours, ...changes }) {
      const set = {
        ...changes,
        ...(languages ? { languages: [...languages] } : {}),
        ...(skills ? { skills: [...skills] } : {}),
        ...(workingHours === undefined ? {} : { working_hours: workingHours && JSON.stringify(workingHours) }),
      }
      if (Object.values(set).every((value) => value === undefined)) return
      await tx.updateTable('users').set(set).where('id', '=', id).execute()
    },
    async passwordHash(id) {
      const row = await tx.selectFrom('users').select('password_hash').where('id', '=', id).executeTakeFirst()
      return row?.password_hash ?? null
    },
    async setPassword(id, hash) {
      await tx.updateTable('users').set({ password_hash: hash }).where('id', '=', id).execute()
    },
    async addSignInLink({ tokenHash, userId, createdAt, expiresAt }) {
      await tx
        .insertInto('sign_in_links')
        .values({
          token_hash: tokenHash,
          workspace_id: workspaceId,
          user_id: userId,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute()
    },
    async endSessions(id, except = null) {
      let query = tx.deleteFrom('sessions').where('user_id', '=', id)
      if (except !== null) query = query.where('token_hash', '<>', except)
      await query.execute()
    },
    async dropSignInLinks(id) {
      await tx.deleteFrom('sign_in_links').where('user_id', '=', id).where('used_at', 'is', null).execute()
    },
    async seen(id, at) {
      await tx.updateTable('users').set({ last_seen_at: at }).where('id', '=', id).execute()
    },
    async reps() {
      const rows = await selectPeople(tx)
        .where('users.active', '=', true)
        .where((where) =>
          where.or([
            where('users.role', '=', 'rep'),
            where('users.closer', '=', true),
            where('users.junior', '=', true),
          ]),
        )
        .orderBy('users.id')
        .execute()
      return rows.map(repOf)
    },
    async noteAssigned(id, at) {
      await tx
        .updateTable('users')
        .set((eb) => ({ last_assigned_at: at, rotation_given: eb('rotation_given', '+', 1) }))
        .where('id', '=', id)
        .execute()
    },
    ...keyPart(tx, workspaceId),
  }
}

function keyPart(tx: Kysely<Tables>, workspaceId: WorkspaceId): Pick<PeopleStore, 'keys' | 'addKey' | 'revokeKey'> {
  return {
    async keys() {
      const rows = await tx.selectFrom('api_keys').selectAll().orderBy('id', 'desc').execute()
      return rows.map(
        (row): KeyRecord => ({
          id: row.id,
          name: row.name,
          prefix: row.prefix,
          scopes: row.scopes as KeyScope[],
          sandbox: row.sandbox,
          createdAt: isoOf(row.created_at),
          lastUsedAt: isoOrNull(row.last_used_at),
          revokedAt: isoOrNull(row.revoked_at),
        }),
      )
    },
    async addKey(key) {
      await tx
        .insertInto('api_keys')
        .values({
          id: key.id,
          workspace_id: workspaceId,
          name: key.name,
          prefix: key.prefix,
          secret_hash: key.secretHash,
          scopes: [...key.scopes],
          sandbox: key.sandbox,
          created_by: key.createdBy,
          created_at: key.createdAt,
        })
        .execute()
    },
    async revokeKey(id, at) {
      const done = await tx
        .updateTable('api_keys')
        .set({ revoked_at: at })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst()
      return done.numUpdatedRows > 0n
    },
  }
}

function selectPeople(tx: Kysely<Tables>) {
  const load = sql<number>`(select count(*)::int from leads where leads.workspace_id = users.workspace_id
    and leads.assignee_id = users.id and leads.status = 'open')`
  return tx.selectFrom('users').selectAll('users').select(load.as('load'))
}

type Row = Awaited<ReturnType<ReturnType<typeof selectPeople>['execute']>>[number]

function personOf(row: Row): Person {
  return {
    id: row.id as UserId,
    name: row.name,
    email: row.email,
    role: row.role as Role,
    locale: row.locale,
    active: row.active,
    closer: row.closer,
    junior: row.junior,
    presence: row.presence as Person['presence'],
    capacity: row.capacity,
    languages: row.languages,
    skills: row.skills,
    weight: row.weight,
    workingHours: row.working_hours,
    load: row.load,
    lastSeenAt: isoOrNull(row.last_seen_at),
  }
}

/** Reps are given leads; so are leaders who sell themselves, which the marks closer and junior say. */
function repOf(row: Row): RepSnapshot {
  return {
    userId: row.id as UserId,
    closer: row.closer,
    junior: row.junior,
    available: row.presence === 'free',
    load: row.load,
    capacity: row.capacity,
    languages: row.languages,
    skills: row.skills,
    lastAssignedAt: isoOrNull(row.last_assigned_at),
  }
}
