import type { UserId, WorkspaceId } from '../../core/lead/ids.ts'
import type { OpenForm } from './form-store.ts'

export type Workspace = {
  readonly id: WorkspaceId
  readonly name: string
  readonly country: string
  readonly currency: string
  readonly timeZone: string
  readonly hasSampleData: boolean
}

/** What may be looked up before the workspace is known, always by a secret or a public name. */
export type Door = {
  workspaces(): Promise<readonly Workspace[]>
  /** Notes that a key was used. */
  noteKeyUse(keyId: string, at: string): Promise<void>
  createSession(session: {
    readonly tokenHash: string
    readonly workspaceId: WorkspaceId
    readonly userId: UserId
    readonly csrfToken: string
    readonly createdAt: string
    readonly expiresAt: string
  }): Promise<void>
  deleteSession(tokenHash: string): Promise<void>
  /** Failed sign-ins for this email (as a hash) since then, known address or not. */
  failedSignIns(emailHash: string, since: string): Promise<number>
  noteFailedSignIn(emailHash: string, at: string): Promise<void>
  forgetFailedSignIns(emailHash: string): Promise<void>
  /** Active users with this email, over all workspaces. */
  usersByEmail(
    email: string,
  ): Promise<
    readonly { readonly workspaceId: WorkspaceId; readonly userId: UserId; readonly passwordHash: string | null }[]
  >
  /** Marks the link used and gives its user; null where it is unknown, used or expired. */
  useSignInLink(
    tokenHash: string,
    now: string,
  ): Promise<{ readonly workspaceId: WorkspaceId; readonly userId: UserId } | null>
  formBySlug(slug: string): Promise<OpenForm | null>
}
