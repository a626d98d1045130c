import type { ColumnType } from 'kysely'

/** The rows as PostgreSQL holds them. Times come back as Date, numerics as text. */

export type Time = ColumnType<Date, Date | string, Date | string>
export type TimeOrNull = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
export type Text = string
export type TextOrNull = ColumnType<string | null, string | null | undefined, string | null>
export type NumberOrNull = ColumnType<number | null, number | null | undefined, number | null>
/** Written as JSON text, read as parsed values. */
export type Json<T = unknown> = ColumnType<T, string, string>
export type Numeric = ColumnType<string | null, number | string | null | undefined, number | string | null>
