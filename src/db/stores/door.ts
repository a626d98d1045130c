import { type Kysely, sql } from 'kysely'
import type { Door } from '../../app/ports/door.ts'
import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { Tables } from '../tables.ts'
import { formOf, serviceKeyOf } from './form-store.ts'
import { workspaceOf } from './workspace-store.ts'

const attemptsKeptMs = 86_400_000

/** What may be looked up before the workspace is known. The transaction must have opened the door. */
export function makeDoor(tx: Kysely<Tables>): Door {
  return {
    ...workspacePart(tx),
    ...keyPart(tx),
    ...sessionPart(tx),
    ...signInPart(tx),
    ...attemptPart(tx),
    ...formPart(tx),
  }
}

function workspacePart(tx: Kysely<Tables>): Pick<Door, 'workspaces'> {
  return {
    async workspaces() {
      return (await tx.selectFrom('workspaces').selectAll().orderBy('created_at').orderBy('id').execute()).map(
        workspaceOf,
      )
    },
  }
}

function keyPart(tx: Kysely<Tables>): Pick<Door, 'noteKeyUse'> {
  return {
    async noteKeyUse(keyId, at) {
      await tx.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', keyId).execute()
    },
  }
}

function sessionPart(tx: Kysely<Tables>): Pick<Door, 'createSession' | 'deleteSession'> {
  return {
    async createSession({ tokenHash, workspaceId, userId, csrfToken, createdAt, expiresAt }) {
      await tx
        .deleteFrom('sessions')
        .where('user_id', '=', userId)
        .where('expires_at', '<=', new Date(createdAt))
        .execute()
      await tx
        .insertInto('sessions')
        .values({
          token_hash: tokenHash,
          workspace_id: workspaceId,
          user_id: userId,
          csrf_token: csrfToken,
          created_at: createdAt,
          expires_at: expiresAt,
        })
        .execute()
    },
    async deleteSession(tokenHash) {
      await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
  }
}

function signInPart(tx: Kysely<Tables>): Pick<Door, 'usersByEmail' | 'useSignInLink'> {
  return {
    async usersByEmail(email) {
      const rows = await tx
        .selectFrom('users')
        .select(['workspace_id', 'id', 'password_hash'])
        .where('email', '=', email)
        .where('active', '=', true)
        .orderBy('created_at')
        .execute()
      return rows.map((row) => ({
        workspaceId: row.workspace_id as WorkspaceId,
        userId: row.id as UserId,
        passwordHash: row.password_hash,
      }))
    },
    async useSignInLink(tokenHash, now) {
      // One statement marks and answers, so that of two callers with one link only one gets in.
      const { rows } = await sql<{ workspace_id: string; user_id: string }>`update sign_in_links set used_at = ${now}
        where token_hash = ${tokenHash} and used_at is null and expires_at > ${now}
        and exists (select 1 from users where users.id = sign_in_links.user_id and users.active)
        returning workspace_id, user_id`.execute(tx)
      const row = rows[0]
      return row ? { workspaceId: row.workspace_id as WorkspaceId, userId: row.user_id as UserId } : null
    },
  }
}

function attemptPart(tx: Kysely<Tables>): Pick<Door, 'failedSignIns' | 'noteFailedSignIn' | 'forgetFailedSignIns'> {
  return {
    async failedSignIns(emailHash, since) {
      const row = await tx
        .selectFrom('sign_in_attempts')
        .select((select) => select.fn.countAll<string>().as('count'))
        .where('email_hash', '=', emailHash)
        .where('at', '>', new Date(since))
        .executeTakeFirstOrThrow()
      return Number(row.count)
    },
    async noteFailedSignIn(emailHash, at) {
      await tx.insertInto('sign_in_attempts').values({ email_hash: emailHash, at }).execute()
      const old = new Date(Date.parse(at) - attemptsKeptMs)
      await tx.deleteFrom('sign_in_attempts').where('at', '<', old).execute()
    },
    async forgetFailedSignIns(emailHash) {
      await tx.deleteFrom('sign_in_attempts').where('email_hash', '=', emailHash).execute()
    },
  }
}

function formPart(tx: Kysely<Tables>): Pick<Door, 'formBySlug'> {
  return {
    async formBySlug(slug) {
      const row = await tx.selectFrom('forms').selectAll().where('slug', '=', slug).executeTakeFirst()
      if (!row) return null
      return {
        ...formOf(row),
        workspaceId: row.workspace_id as WorkspaceId,
        challengeSecret: row.challenge_secret,
        serviceKey: serviceKeyOf(row),
      }
    },
  }
}
