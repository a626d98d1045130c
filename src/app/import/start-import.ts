import { AppError } from '../../core/app-error.ts'
import type { ImportId } from '../../core/lead/ids.ts'
import { mergeOutcomeWords } from '../../core/lead/import/outcome.ts'
import { isImportTarget, sharedTargets } from '../../core/lead/import/target.ts'
import { actorText, type Context } from '../context.ts'
import { requireRight } from '../permission.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import { checkOutcomes } from './check-outcomes.ts'
import { loadImport, waitingStatuses } from './load-import.ts'

export type StartInput = {
  readonly importId: ImportId
  readonly mapping: Readonly<Record<string, string>>
  /** What words of the outcome column mean (`won`, `lost`, `disqualified`, `open`, `skip`); what was said of others earlier stays. */
  readonly outcomes?: Readonly<Record<string, string>>
  readonly dryRun: boolean
  /** The caller runs it at once, so no job is queued: its file may lie where a server does not see it. */
  readonly runsHere?: boolean
}

/** Queues the check (dry run) or the import itself, with the mapping as the person left it. */
export async function startImport(ctx: Context, input: StartInput): Promise<ImportRecord> {
  requireRight(ctx.actor, 'importLeads')
  const { importId, mapping, dryRun } = input
  const waiting = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => loadImport(tx, importId, waitingStatuses))
  checkMapping(waiting.columns, mapping)
  const said = await checkOutcomes(ctx, { ...waiting, mapping }, input.outcomes ?? {})
  return ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    const record = await loadImport(tx, importId, waitingStatuses)
    const outcomes = mergeOutcomeWords(record.outcomes, said)
    const status = dryRun ? 'checking' : 'running'
    await tx.imports.change(importId, {
      mapping,
      outcomes,
      status,
      rowsDone: 0,
      accepted: 0,
      refused: 0,
      repeated: 0,
      leftOut: 0,
      refusals: [],
      message: null,
    })
    if (!input.runsHere) await tx.jobs.send('import.run', [{ workspaceId: ctx.workspaceId, importId, dryRun }])
    if (!dryRun)
      await tx.audit.write({
        at: ctx.now(),
        actor: actorText(ctx.actor),
        action: 'import.started',
        subjectKind: 'import',
        subjectId: importId,
        detail: {},
      })
    return { ...record, mapping, outcomes, status }
  })
}

function checkMapping(columns: readonly string[], mapping: Readonly<Record<string, string>>): void {
  const used = new Set<string>()
  for (const [column, target] of Object.entries(mapping)) {
    if (!columns.includes(column))
      throw new AppError('bad_input', 'column_unknown', 'the file has no such column', { column })
    if (!isImportTarget(target))
      throw new AppError('bad_input', 'target_unknown', `there is no field "${target}" to map to`, { column })
    if (!sharedTargets.has(target) && used.has(target))
      throw new AppError(
        'bad_input',
        'target_twice',
        `two columns are mapped to ${target}: keep one and map the other to custom`,
        { column },
      )
    used.add(target)
  }
}
