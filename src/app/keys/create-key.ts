import { AppError } from '../../core/app-error.ts'
import { noteChange } from '../audit/note-change.ts'
import type { Context, KeyScope } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { KeyRecord } from '../ports/people-store.ts'

export const keyPrefixes = { live: 'assay_live_', sandbox: 'assay_test_' } as const
/** Characters of the secret that stay visible, so that people can tell keys apart. */
const shownCharacters = 4

type Input = { readonly name: string; readonly scopes: readonly KeyScope[]; readonly sandbox: boolean }

/** Makes an API key. The secret is in this answer and nowhere else; the database keeps its hash. */
export async function createKey(
  ctx: Context,
  input: Input,
): Promise<{ readonly key: KeyRecord; readonly secret: string }> {
  requireRight(ctx.actor, 'manageKeys')
  const name = input.name.trim()
  if (name === '') throw new AppError('bad_input', 'name_missing', 'a key needs a name', { field: 'name' })
  const secret = `${input.sandbox ? keyPrefixes.sandbox : keyPrefixes.live}${ctx.secrets.randomToken(32)}`
  const key: KeyRecord = {
    id: ctx.newId(),
    name,
    prefix: secret.slice(0, keyPrefixes.live.length + shownCharacters),
    scopes: [...new Set(input.scopes)],
    sandbox: input.sandbox,
    createdAt: ctx.now(),
    lastUsedAt: null,
    revokedAt: null,
  }
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const createdBy = ctx.actor.kind === 'user' ? ctx.actor.userId : null
    await tx.people.addKey({ ...key, secretHash: ctx.secrets.sha256(secret), createdBy })
    await noteChange(ctx, tx, {
      action: 'key.created',
      subject: key.id,
      detail: { name: key.name, scopes: key.scopes, sandbox: key.sandbox },
    })
  })
  return { key, secret }
}
