import { type Kysely, type Selectable, sql } from 'kysely'
import type { ImportRecord, ImportStatus, ImportStore } from '../../app/ports/import-store.ts'
import type { RefusedRow } from '../../app/ports/files.ts'
import type { ImportId, LeadId, WorkspaceId } from '../../core/lead/ids.ts'
import type { DateOrder } from '../../core/lead/import/date.ts'
import type { OutcomeWords } from '../../core/lead/import/outcome.ts'
import type { Tables } from '../tables.ts'
import { iso } from './lead-row.ts'

const columnOf = {
  fileName: 'file_name',
  filePath: 'file_path',
  status: 'status',
  columns: 'columns',
  sample: 'sample',
  encoding: 'encoding',
  mapping: 'mapping',
  outcomes: 'outcomes',
  dateOrder: 'date_order',
  totalRows: 'total_rows',
  rowsDone: 'rows_done',
  accepted: 'accepted',
  refused: 'refused',
  repeated: 'repeated',
  leftOut: 'left_out',
  refusals: 'refusals',
  message: 'message',
} as const
const jsonColumns = new Set(['columns', 'sample', 'mapping', 'outcomes', 'refusals'])

/** Imports of files, from upload to undo. */
export function makeImportStore(tx: Kysely<Tables>, workspaceId: WorkspaceId): ImportStore {
  const columns = (record: object): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(record)
        .filter(([name, value]) => value !== undefined && name in columnOf)
        .map(([name, value]) => [
          columnOf[name as keyof typeof columnOf],
          jsonColumns.has(name) ? JSON.stringify(value) : value,
        ]),
    )
  const leadsOf = (id: ImportId) =>
    tx.selectFrom('leads').select('id').where('workspace_id', '=', workspaceId).where('import_id', '=', id)
  const ids = async (rows: { execute(): Promise<readonly { readonly id: string }[]> }): Promise<readonly LeadId[]> =>
    (await rows.execute()).map((row) => row.id as LeadId)
  return {
    ...keptFiles(tx, workspaceId),
    async add(record) {
      const row = {
        ...columns(record),
        id: record.id,
        workspace_id: workspaceId,
        created_by: record.createdBy,
        created_at: record.createdAt,
      }
      await tx
        .insertInto('imports')
        .values(row as never)
        .execute()
    },
    async load(id) {
      const row = await tx.selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst()
      return row ? importRecord(row) : null
    },
    async all() {
      const rows = await tx
        .selectFrom('imports')
        .selectAll()
        .where('workspace_id', '=', workspaceId)
        .orderBy('id', 'desc')
        .limit(200)
        .execute()
      return rows.map(importRecord)
    },
    async change(id, changes) {
      await tx.updateTable('imports').set(columns(changes)).where('id', '=', id).execute()
    },
    untouchedLeads: (id, limit) =>
      ids(
        leadsOf(id)
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('lead_events')
                  .select('lead_events.id')
                  .whereRef('lead_id', '=', 'leads.id')
                  .where('actor', 'like', 'user:%')
                  .where('kind', '!=', 'lead.received'),
              ),
            ),
          )
          .limit(limit),
      ),
    undecidedLeads: (id, limit) => ids(leadsOf(id).where('status', '=', 'received').orderBy('id').limit(limit)),
    leadsOf: (id, limit) => ids(leadsOf(id).limit(limit)),
    async countLeads(id) {
      const { count } = await tx
        .selectFrom('leads')
        .select(({ fn }) => fn.countAll<string>().as('count'))
        .where('workspace_id', '=', workspaceId)
        .where('import_id', '=', id)
        .executeTakeFirstOrThrow()
      return Number(count)
    },
    async deleteLeads(ids) {
      if (ids.length === 0) return
      await sql`select set_config('assay.erase', 'yes', true)`.execute(tx)
      await tx
        .deleteFrom('leads')
        .where('workspace_id', '=', workspaceId)
        .where('id', 'in', [...ids])
        .execute()
      await sql`select set_config('assay.erase', '', true)`.execute(tx)
    },
  }
}

type KeptFiles = Pick<ImportStore, 'putPart' | 'part' | 'dropFile'>

function keptFiles(tx: Kysely<Tables>, workspaceId: WorkspaceId): KeptFiles {
  return {
    async putPart({ importId, kind, number, bytes }) {
      const row = { workspace_id: workspaceId, import_id: importId, kind, part: number, bytes: Buffer.from(bytes) }
      await tx.insertInto('import_files').values(row).execute()
    },
    async part({ importId, kind, number }) {
      const row = await tx
        .selectFrom('import_files')
        .select('bytes')
        .where('workspace_id', '=', workspaceId)
        .where('import_id', '=', importId)
        .where('kind', '=', kind)
        .where('part', '=', number)
        .executeTakeFirst()
      return row?.bytes ?? null
    },
    async dropFile(importId, kind) {
      await tx
        .deleteFrom('import_files')
        .where('workspace_id', '=', workspaceId)
        .where('import_id', '=', importId)
        .where('kind', '=', kind)
        .execute()
    },
  }
}

function importRecord(row: Selectable<Tables['imports']>): ImportRecord {
  return {
    id: row.id as ImportId,
    fileName: row.file_name,
    filePath: row.file_path,
    status: row.status as ImportStatus,
    columns: row.columns,
    sample: row.sample,
    encoding: row.encoding,
    mapping: row.mapping,
    outcomes: row.outcomes as OutcomeWords,
    dateOrder: row.date_order as DateOrder,
    totalRows: row.total_rows,
    rowsDone: row.rows_done,
    accepted: row.accepted,
    refused: row.refused,
    repeated: row.repeated,
    leftOut: row.left_out,
    refusals: row.refusals as readonly RefusedRow[],
    message: row.message,
    createdBy: row.created_by,
    createdAt: iso(row.created_at),
  }
}
