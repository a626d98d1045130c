import { z } from 'zod'
import { outcomeMeanings } from '../../core/lead/import/target.ts'
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
  /** What people said of outcome words that are not known by themselves, for this file or earlier ones. */
  outcomes: z.record(z.string(), z.enum(outcomeMeanings)),
  total_rows: z.number().int().nullable(),
  rows_done: z.number().int(),
  accepted: z.number().int(),
  refused: z.number().int(),
  /** Rows that this file or an earlier import already brought (same content): not doubled. */
  repeated: z.number().int(),
  /** Rows whose outcome word is said to mean `skip`. */
  left_out: z.number().int(),
  /** The first refused rows. */
  refusals: z.array(
    z.object({ line: z.number().int(), column: z.string().nullable(), code: z.string(), reason: z.string() }),
  ),
  message: z.string().nullable(),
})
export type LeadImport = z.infer<typeof leadImport>

export const runImport = z.strictObject({
  mapping: z.record(z.string().max(300), z.string().max(50)),
  /** Words of the outcome column to `won`, `lost`, `disqualified`, `open` or `skip`; what was said of other words stays. */
  outcomes: z.record(z.string().max(300), z.string().max(50)).optional(),
  dry_run: z.boolean(),
})

/** `GET /api/imports/{id}/outcome-words?column=3`: the words of a column (counted from 0) as outcomes, those that want a meaning first. */
export const outcomeWordsQuery = z.strictObject({ column: z.coerce.number().int().min(0) })
const meaning = z.enum(outcomeMeanings).nullable()
export const outcomeWords = z.object({
  items: z.array(
    z.object({
      word: z.string(),
      rows: z.number().int(),
      /** As people said, else as the product knows the word; rows of a word without one are refused. */
      meaning,
      /** The product knows the word by itself, and nobody said otherwise. */
      known: z.boolean(),
      /** What a word without a meaning hints at, for a person to confirm. */
      hint: meaning,
    }),
  ),
  /** Rows of words beyond the hundred unknown ones that most rows have. */
  further_rows: z.number().int(),
  /** Rows without a word: leads that are still running. */
  empty_rows: z.number().int(),
})
export type OutcomeWords = z.infer<typeof outcomeWords>

export { importTargets, outcomeMeanings } from '../../core/lead/import/target.ts'
