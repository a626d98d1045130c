import { AppError } from '../../core/app-error.ts'
import type { ImportId, WorkspaceId } from '../../core/lead/ids.ts'
import { type DateOrder, orderShownBy } from '../../core/lead/import/date.ts'
import { withOwnOutcomes } from '../../core/lead/import/outcome.ts'
import { type ImportedRow, isBlankRow, makeRowImporter } from '../../core/lead/import/row.ts'
import type { ImportMapping } from '../../core/lead/import/target.ts'
import type { Context } from '../context.ts'
import type { Refusals, RefusedRow, TableFile } from '../ports/files.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import type { Progress } from '../ports/progress.ts'
import { incomingLead } from '../receive/incoming.ts'
import { writeLeads } from '../receive/intake.ts'
import { learnRouting } from '../route/learn-routing.ts'
import { isKept, keepFile } from './kept-files.ts'
import { loadImport } from './load-import.ts'
import { namedFault } from './named-fault.ts'
import { readUpload } from './read-upload.ts'

const batchRows = 500
const keptRefusals = 100

type LeadRow = Extract<ImportedRow, { kind: 'lead' }>
export type RunInput = { readonly importId: ImportId; readonly dryRun: boolean; readonly progress?: Progress }

/**
 * Reads the file row by row and takes the leads in, in batches of one transaction each. Safe to run again after a crash: a row whose
 * content came before is not doubled. A dry run does all but write.
 */
export async function runImport(ctx: Context, { importId, dryRun, progress }: RunInput): Promise<ImportRecord> {
  const record = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => loadImport(tx, importId))
  if (record.status !== (dryRun ? 'checking' : 'running')) return record
  const path = `${ctx.uploadsDir}/${record.filePath}`
  const refusals = ctx.files.refusals(path)
  try {
    const counts = await readUpload(ctx, record, (table) =>
      readRows(ctx, record, { table, dryRun, refusals, progress }),
    )
    await keepRefused(ctx, record, { path: `${path}.errors.csv`, count: await refusals.close() })
    const saved = await save(ctx, importId, {
      ...counts,
      status: dryRun ? 'checked' : 'done',
      totalRows: counts.rowsDone,
    })
    if (!dryRun) await learnRouting(ctx) // past deals say from the first day who closes what
    return saved
  } catch (error) {
    await refusals.abort()
    const named = namedFault(error, { path, fileName: record.fileName })
    if (!(named instanceof AppError)) throw named // a passing fault: the queue tries again
    return save(ctx, importId, { status: 'failed', message: named.message })
  }
}

type Refused = { readonly path: string; readonly count: number }

/** The list of refused rows is kept where every process finds it; that of the command line stays beside its file. */
async function keepRefused(ctx: Context, record: ImportRecord, { path, count }: Refused): Promise<void> {
  if (!isKept(record)) return
  await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    if (count > 0) await keepFile(ctx, tx, { importId: record.id, kind: 'errors', path })
    else await tx.imports.dropFile(record.id, 'errors')
  })
  await ctx.files.remove(path)
}

type Counts = Pick<
  ImportRecord,
  'dateOrder' | 'rowsDone' | 'accepted' | 'refused' | 'repeated' | 'leftOut' | 'refusals'
>
type Reading = {
  readonly table: TableFile
  readonly dryRun: boolean
  readonly refusals: Refusals
  readonly progress: Progress | undefined
}

async function readRows(
  ctx: Context,
  record: ImportRecord,
  { table, dryRun, refusals, progress }: Reading,
): Promise<Counts> {
  const workspace = await ctx.store.inWorkspace(ctx.workspaceId, (tx) => tx.workspace.load())
  const dateOrder = await foundDateOrder(table, record)
  const importer = makeRowImporter(record.columns, record.mapping as ImportMapping, {
    words: withOwnOutcomes(ctx.engines.importWords, record.outcomes),
    source: null,
    timeZone: workspace.timeZone,
    dateOrder,
  })
  let counts: Counts = { dateOrder, rowsDone: 0, accepted: 0, refused: 0, repeated: 0, leftOut: 0, refusals: [] }
  const refuse = (row: RefusedRow) => {
    refusals.refuse(row)
    counts = {
      ...counts,
      refused: counts.refused + 1,
      refusals: counts.refusals.length < keptRefusals ? [...counts.refusals, row] : counts.refusals,
    }
  }
  let batch: LeadRow[] = []
  const seen = new Set<string>()
  const flush = async () => {
    const { accepted, repeated } = await takeIn(ctx, { record, rows: batch, dryRun, seen, country: workspace.country })
    counts = {
      ...counts,
      accepted: counts.accepted + accepted,
      repeated: counts.repeated + repeated,
      rowsDone: counts.accepted + accepted + counts.repeated + repeated + counts.refused + counts.leftOut,
    }
    batch = []
    await save(ctx, record.id, counts)
  }
  progress?.start(dryRun ? 'checking rows' : 'importing rows', null)
  for await (const row of table.rows(refuse)) {
    progress?.advance(1)
    if (isBlankRow(row.cells)) continue
    const imported = importer(row)
    if (imported.kind === 'refused') refuse(imported)
    else if (imported.kind === 'left_out') counts = { ...counts, leftOut: counts.leftOut + 1 }
    else if (batch.push(imported) >= batchRows) await flush()
  }
  await flush()
  progress?.done()
  return counts
}

/**
 * Whether 03/04 is in April or in March, from all dates of the file and the columns as the person left them: one day above 12 settles it,
 * most often in the first rows.
 */
async function foundDateOrder(table: TableFile, { columns, mapping }: ImportRecord): Promise<DateOrder> {
  const dates = columns.flatMap((column, index) => (mapping[column]?.endsWith('_at') ? [index] : []))
  let found: DateOrder = 'dmy'
  if (dates.length === 0) return found
  for await (const { cells } of table.rows(() => {}))
    for (const index of dates) {
      const shown = orderShownBy(cells[index] ?? '')
      if (shown === 'dmy') return shown
      found = shown ?? found
    }
  return found
}

type Taking = {
  readonly record: ImportRecord
  readonly rows: readonly LeadRow[]
  readonly dryRun: boolean
  readonly seen: Set<string>
  readonly country: string
}

/** Takes a batch in; rows whose content this workspace or this file had before are only counted. */
async function takeIn(
  ctx: Context,
  { record, rows, dryRun, seen, country }: Taking,
): Promise<{ accepted: number; repeated: number }> {
  if (rows.length === 0) return { accepted: 0, repeated: 0 }
  const hashed = rows.map((row) => ({ row, hash: contentHash(ctx, row) }))
  const known = await ctx.store.inWorkspace(ctx.workspaceId, (tx) =>
    tx.intake.knownContent(hashed.map(({ hash }) => hash)),
  )
  const first = hashed.filter(({ hash }) => !seen.has(hash) && seen.add(hash))
  const fresh = first.filter(({ hash }) => !known.has(hash))
  if (!dryRun && fresh.length > 0) {
    const incoming = fresh.map(({ row, hash }) => ({
      ...incomingLead(ctx, {
        draft: row.draft,
        receivedAt: row.receivedAt,
        importId: record.id,
        contentHash: hash,
        country,
      }),
      outcome: row.outcome,
    }))
    await writeLeads(ctx, ctx.workspaceId as WorkspaceId, incoming)
  }
  const own = first.filter(({ hash }) => known.get(hash) === record.id).length // of this import, before a crash
  return { accepted: fresh.length + own, repeated: rows.length - fresh.length - own }
}

/** Same draft, time and outcome: the same row again. */
const contentHash = (ctx: Context, { draft, receivedAt, outcome }: LeadRow): string =>
  ctx.secrets.sha256(JSON.stringify([draft, receivedAt, outcome]))

async function save(ctx: Context, importId: ImportId, changes: Partial<ImportRecord>): Promise<ImportRecord> {
  const record = await ctx.store.inWorkspace(ctx.workspaceId, async (tx) => {
    await tx.imports.change(importId, changes)
    return (await tx.imports.load(importId))!
  })
  ctx.live.publish(ctx.workspaceId, { kind: 'import', id: importId, at: ctx.now() })
  return record
}
