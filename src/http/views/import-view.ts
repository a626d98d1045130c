import type { ImportRecord } from '../../app/ports/import-store.ts'
import type { LeadImport } from '../contract/imports.ts'

/** An import as the console shows it. */
export function importView(record: ImportRecord): LeadImport {
  return {
    id: record.id,
    file_name: record.fileName,
    created_at: record.createdAt,
    created_by: record.createdBy,
    status: record.status,
    columns: [...record.columns],
    sample: record.sample.map((row) => [...row]),
    encoding: record.encoding,
    mapping: { ...record.mapping },
    outcomes: { ...record.outcomes },
    total_rows: record.totalRows,
    rows_done: record.rowsDone,
    accepted: record.accepted,
    refused: record.refused,
    repeated: record.repeated,
    left_out: record.leftOut,
    refusals: [...record.refusals],
    message: record.message,
  }
}
