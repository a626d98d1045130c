import type { FeatureRow } from './feature-row.ts'
import type { DealTable } from './table/encoding.ts'

/**
 * Stored inputs of leads (as `leadFeatures` made them when they were scored) as a table to train from. A model trained so scores the
 * rows of the line as they come. These inputs were stored at scoring, so none can know the outcome: train with `keepLeaks`.
 */
export function tableOfRows(rows: readonly FeatureRow[]): DealTable {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const cells = columns.map((column) => rows.map((row) => String(row[column] ?? '')))
  return { columns, cells }
}
