import { z } from 'zod'
import { isoTime, uuid } from './primitives.ts'

/**
 * Import of a file, in steps: `POST /api/imports` (multipart `file`) answers the preview; `POST /api/imports/{id}/run` with the mapping
 * (dry run or real) answers 202; `GET /api/imports/{id}` shows progress; `GET /api/imports/{id}/errors.csv` the refused rows;
 * `POST /api/imports/{id}/undo` takes the leads back that nobody has worked yet. `GET /api/imports` lists them.
 */
export const leadImport = z.object({
  id: uuid,
  file_name: z.string(),
  created_at: isoTime,
  created_by: z.string(),
  status: z.enum(['uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'undoing', 'undone']),
  columns: z.array(z.string()),
  /** First rows as they are in the file. */
  sample: z.array(z.array(z.string())),
  encoding: z.string(),
  /** Column name to lead field (`email`, `phone`, `custom`, `outcome`, `skip` ...), as suggested or as chosen. */
  mapping: z.record(z.string(), z.string()),
  total_rows: z.number().int().nullable(),
  rows_done: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  /** Rows that this file or an earlier import already brought (same content): not doubled. */
  repeated: z.number().int(),
  /** The first refused rows. */
  refusals: z.array(
    z.object({ line: z.number().int(), column: z.string().nullable(), code: z.string(), reason: z.string() }),
  ),
  message: z.string().nullable(),
})
export type LeadImport = z.infer<typeof leadImport>

export const runImport = z.strictObject({
  mapping: z.record(z.string().max(300), z.string().max(50)),
  dry_run: z.boolean(),
})

export { importTargets } from '../../core/lead/import-target.ts'
