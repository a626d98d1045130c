import { AppError } from '../../core/app-error.ts'
import { changesSeen, type PolicyChange, policyChanges } from '../../core/decide/policy-changes.ts'
import { actorNames } from '../audit/actor-names.ts'
import type { Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { PolicyRecord, PolicySide, PolicySignature } from '../ports/rule-store.ts'
import type { Tx } from '../ports/store.ts'
import { signableBy, signersOf, sides, type Signable } from './sides.ts'

/** A draft beside the live version: what it changes, who has signed, who still has to. */
export type DraftChanges = {
  readonly version: number
  readonly against: number
  readonly changes: readonly PolicyChange[]
  /** Proof of having seen the changes: signing asks for it. */
  readonly seen: string
  readonly signatures: readonly PolicySignature[]
  /** Sides that the asker may sign for and that have not signed. */
  readonly maySign: readonly Signable[]
  /** Names of those who sign for a side that has not signed yet. */
  readonly waitsFor: readonly { readonly side: PolicySide; readonly names: readonly string[] }[]
}

/** What a draft changes against the policy in force, and how its signatures stand. AppError `not_found`, `conflict`. */
export async function showPolicyChanges(
  ctx: Context,
  { version }: { readonly version: number },
): Promise<DraftChanges> {
  requireRight(ctx.actor, 'seeTeam')
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const found = await draftChanges(ctx, tx, version)
    const nameOf = await actorNames(tx)
    return { ...found, signatures: found.signatures.map((one) => ({ ...one, signedBy: nameOf(one.signedBy) })) }
  })
}

/** The same within a transaction, with signers as they are stored. */
export async function draftChanges(ctx: Context, tx: Tx, version: number): Promise<DraftChanges> {
  const draft = await draftOf(tx, version)
  const { policyVersion: against } = await tx.rules.inForce()
  const live = against === null ? null : await tx.rules.policy(against)
  if (!live) throw new AppError('internal', 'no_live_policy', 'the workspace has no policy in force')
  const changes = policyChanges(live.body, draft.body)
  // A signature under changes against another version is none: that is not what is published now.
  const signatures = (await tx.rules.signatures(version)).filter((one) => one.against === live.version)
  const people = await tx.people.all()
  const open = sides.filter((side) => !signatures.some((one) => one.side === side))
  return {
    version,
    against: live.version,
    changes,
    seen: changesSeen(changes, [live.version, version]),
    signatures,
    maySign: signableBy(ctx.actor, people).filter(({ side }) => open.includes(side)),
    waitsFor: open.map((side) => ({ side, names: signersOf(side, people).map(({ name }) => name) })),
  }
}

async function draftOf(tx: Tx, version: number): Promise<PolicyRecord> {
  const draft = await tx.rules.policy(version)
  if (!draft) throw new AppError('not_found', 'policy_unknown', 'there is no such version: it may have been replaced')
  if (draft.status !== 'draft')
    throw new AppError('conflict', 'not_a_draft', `version ${version} is ${draft.status}: only a draft is published`)
  return draft
}
