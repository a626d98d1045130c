import { actorText, type Context } from '../context.ts'
import type { Tx } from '../ports/store.ts'

/** What was done to what. `detail` holds no personal data of leads, and no secrets. */
export type Change = {
  /** Past tense with the kind in front: `user.added`, `key.revoked`. */
  readonly action: string
  readonly subject: string | null
  readonly detail?: Readonly<Record<string, unknown>>
}

/** Writes a change into the audit log, in the transaction that makes it. */
export async function noteChange(ctx: Context, tx: Tx, { action, subject, detail = {} }: Change): Promise<void> {
  await tx.audit.write({
    at: ctx.now(),
    actor: actorText(ctx.actor),
    action,
    subjectKind: action.slice(0, action.indexOf('.')),
    subjectId: subject,
    detail,
  })
}
