import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PolicySide } from '../ports/rule-store.ts'
import { draftChanges } from './show-policy-changes.ts'

type Input = {
  readonly version: number
  readonly sides: readonly PolicySide[]
  /** From the changes that the signer has read. */
  readonly seen: string
}

/**
 * Signs a draft for marketing, for sales, or for both where somebody is alone. AppError `conflict` where the changes are not those that were
 * seen, `forbidden` where the side is another's to sign.
 */
export async function signPolicy(ctx: Context, { version, sides, seen }: Input): Promise<void> {
  requireRight(ctx.actor, 'changePolicy')
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.workspace.lock('policy')
    const draft = await draftChanges(ctx, tx, version)
    if (draft.seen !== seen)
      throw new AppError(
        'conflict',
        'policy_changes_unseen',
        'what this version changes is not what you have seen: read it again',
        {
          field: 'seen',
        },
      )
    for (const side of new Set(sides)) {
      if (draft.signatures.some((one) => one.side === side)) continue
      const may = draft.maySign.find((one) => one.side === side)
      if (!may) throw notYours(side, draft.waitsFor.find((one) => one.side === side)?.names ?? [])
      await tx.rules.addSignature({
        version,
        side,
        against: draft.against,
        signedBy: actorText(ctx.actor),
        standsIn: may.standsIn,
        at: ctx.now(),
      })
      await noteChange(ctx, tx, {
        action: 'policy.signed',
        subject: String(version),
        detail: { side, stands_in: may.standsIn, against: draft.against },
      })
    }
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'workspace', id: null, at: ctx.now() })
}

const roles: Readonly<Record<PolicySide, string>> = { marketing: 'a marketer', sales: 'a manager' }

function notYours(side: PolicySide, names: readonly string[]): AppError {
  const who = names.length > 0 ? names.join(' or ') : 'an administrator, since nobody has that role'
  return new AppError('forbidden', 'signature_not_yours', `${roles[side]} signs for ${side}: ${who}`, {
    field: 'sides',
  })
}
