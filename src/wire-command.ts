import type { CommandContext } from './cli/wiring.ts'
import { AppError } from './core/app-error.ts'
import { ensureFirstWorkspace, signInUrl } from './first-workspace.ts'
import { prepareDataFolder } from './files/data-folder.ts'
import { openDatabase } from './db/database.ts'
import { readSettings } from './settings.ts'
import { openWorld, systemContext } from './wire-world.ts'

/** The world for one command, beside a running server or alone. */
export async function openCommandContext(
  name: string | undefined,
  note: (line: string) => void,
): Promise<CommandContext> {
  const settings = readSettings(process.env)
  const open = await openWorld(settings, { serves: false, onError: () => {} })
  try {
    const workspaces = await ensureFirstWorkspace(open.world, (token) =>
      note(`a new workspace was made; sign in once at ${signInUrl(settings.publicUrl, token)}`),
    )
    const workspace =
      name === undefined ? workspaces[0] : workspaces.find((one) => one.name === name || one.id === name)
    if (!workspace)
      throw new AppError('bad_input', 'workspace_unknown', 'there is no workspace of this name', {
        option: '--workspace',
      })
    return {
      ctx: systemContext(open.world, workspace.id, 'command'),
      signInUrl: (token) => signInUrl(settings.publicUrl, token),
      close: open.close,
    }
  } catch (error) {
    await open.close()
    throw error
  }
}

/** Opens the database, which brings it to this version, and closes it again. */
export async function migrateOnly(): Promise<{ readonly ran: readonly string[] }> {
  const { databaseUrl, dataDir } = readSettings(process.env)
  if (databaseUrl === null) prepareDataFolder(dataDir)
  const database = await openDatabase(databaseUrl ? { url: databaseUrl } : { folder: dataDir }, { connections: 2 })
  await database.close()
  return { ran: database.migrated }
}
