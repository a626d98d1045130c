import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { KeyScope, Role } from '../context.ts'

export type KeyHolder = {
  readonly workspaceId: WorkspaceId
  readonly keyId: string
  readonly name: string
  readonly scopes: readonly KeyScope[]
  readonly sandbox: boolean
}

export type SessionRecord = {
  readonly workspaceId: WorkspaceId
  readonly userId: UserId
  readonly name: string
  readonly role: Role
  readonly csrfToken: string
}

/** Who asks: what stands before every request, so it must be quick. Nothing is remembered: what is revoked is out at once. */
export type Entrance = {
  /** The live key behind this hash; its use is noted, to the minute. */
  keyByHash(secretHash: string, now: string): Promise<KeyHolder | null>
  /** The session of an active person behind this hash, unless it has ended. */
  sessionByHash(tokenHash: string, now: string): Promise<SessionRecord | null>
}
