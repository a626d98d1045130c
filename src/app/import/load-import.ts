import { AppError } from '../../core/app-error.ts'
import type { ImportId } from '../../core/lead/ids.ts'
import type { ImportRecord } from '../ports/import-store.ts'
import type { Tx } from '../ports/store.ts'

export type ImportStatuses = readonly ImportRecord['status'][]

/** The states of an import whose file may still be looked into and taken in. */
export const waitingStatuses: ImportStatuses = ['uploaded', 'checked', 'failed']

/** AppError `import_unknown`; `import_status` (conflict) where the import is not where the deed needs it. */
export async function loadImport(tx: Tx, importId: ImportId, allowed?: ImportStatuses): Promise<ImportRecord> {
  const record = await tx.imports.load(importId)
  if (!record) throw new AppError('not_found', 'import_unknown', 'there is no such import in this workspace')
  if (allowed && !allowed.includes(record.status))
    throw new AppError(
      'conflict',
      'import_status',
      `the import is ${record.status}: this needs one that is ${allowed.join(' or ')}`,
    )
  return record
}
