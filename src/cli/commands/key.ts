import type { Command } from 'commander'
import { type KeyScope, keyScopes } from '../../app/context.ts'
import { AppError } from '../../core/app-error.ts'
import { inWorkspace, type WorkspaceOption, withWorkspace } from '../in-workspace.ts'
import type { Register } from '../program.ts'
import type { Wiring } from '../wiring.ts'

/** `assay key create|list|revoke`: API keys. */
export const registerKey: Register = (program, wiring) => {
  const key = program.command('key').description('API keys: create, list, revoke')
  registerCreate(key, wiring)
  registerList(key, wiring)
  registerRevoke(key, wiring)
}

type CreateOptions = WorkspaceOption & { readonly scope: string; readonly sandbox?: boolean; readonly json?: boolean }

function registerCreate(key: Command, wiring: Wiring): void {
  withWorkspace(key.command('create').description('makes a key and prints its secret, once'))
    .argument('<name>', 'what will use it')
    .option('--scope <list>', `separated by commas: ${keyScopes.join(', ')}`, 'leads:write')
    .option('--sandbox', 'its leads are tests')
    .option('--json', 'as JSON')
    .action(async (name: string, options: CreateOptions) => {
      const scopes = scopesOf(options.scope)
      const { createKey } = await import('../../app/keys/create-key.ts')
      await inWorkspace(wiring, options, async (ctx) => {
        const made = await createKey(ctx, { name, scopes, sandbox: options.sandbox ?? false })
        if (options.json) return wiring.printJson({ id: made.key.id, secret: made.secret })
        wiring.note(`key ${made.key.id}; keep the secret, it is shown this once:`)
        process.stdout.write(`${made.secret}\n`)
      })
    })
}

function registerList(key: Command, wiring: Wiring): void {
  withWorkspace(key.command('list').description('the keys, without their secrets'))
    .option('--json', 'as JSON')
    .action(async (options: WorkspaceOption & { readonly json?: boolean }) => {
      const { listKeys } = await import('../../app/keys/list-keys.ts')
      const keys = await inWorkspace(wiring, options, (ctx) => listKeys(ctx))
      if (options.json) return wiring.printJson(keys)
      const { textTable } = await import('../text-table.ts')
      process.stdout.write(
        textTable(
          ['id', 'begins with', 'scopes', 'last used', 'state', 'name'],
          keys.map((one) => [
            one.id,
            one.prefix,
            one.scopes.join(','),
            one.lastUsedAt ?? 'never',
            one.revokedAt ? 'revoked' : one.sandbox ? 'sandbox' : 'live',
            one.name,
          ]),
        ),
      )
    })
}

function registerRevoke(key: Command, wiring: Wiring): void {
  withWorkspace(key.command('revoke').description('ends a key: the next request with it is refused'))
    .argument('<id>', 'id of the key, as assay key list shows it')
    .action(async (id: string, options: WorkspaceOption) => {
      if (!/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id))
        throw new AppError('bad_input', 'key_id', 'give the id of the key, as assay key list shows it')
      const { revokeKey } = await import('../../app/keys/revoke-key.ts')
      await inWorkspace(wiring, options, (ctx) => revokeKey(ctx, { keyId: id }))
      wiring.note('the key is revoked')
    })
}

function scopesOf(text: string): readonly KeyScope[] {
  const asked = text.split(',').map((one) => one.trim())
  const known = keyScopes.filter((scope) => asked.includes(scope))
  if (known.length > 0 && known.length === new Set(asked).size) return known
  throw new AppError('bad_input', 'scope_unknown', `the scopes are ${keyScopes.join(', ')}`, { option: '--scope' })
}
