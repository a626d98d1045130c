import type { Command } from 'commander'
import type { Context } from '../app/context.ts'
import type { CommandContext, Wiring } from './wiring.ts'

export type WorkspaceOption = { readonly workspace?: string }

/** Adds `--workspace`, for servers with several companies. */
export function withWorkspace(command: Command): Command {
  return command.option('--workspace <name>', 'name or id of the workspace (default: the first)')
}

/** Runs the work of a command in its workspace and closes the database behind it. */
export async function inWorkspace<T>(
  wiring: Wiring,
  { workspace }: WorkspaceOption,
  work: (ctx: Context, opened: CommandContext) => Promise<T>,
): Promise<T> {
  const opened = await wiring.context({ workspace })
  try {
    return await work(opened.ctx, opened)
  } finally {
    await opened.close()
  }
}
