/** What a backup says of itself. */
export type BackupHeader = {
  /** Of the file's layout; readers refuse what they do not know. */
  readonly formatVersion: number
  readonly appVersion: string
  /** Of the tables: restored into the same version, then migrated. */
  readonly schemaVersion: string
  /** ISO 8601. */
  readonly createdAt: string
}

/** A row as the database writes it in JSON: text, so that no number loses digits on the way. */
export type BackupRow = { readonly table: string; readonly json: string }

export type OpenBackup = {
  readonly header: BackupHeader
  readonly bytes: number
  /** Bytes read so far, for progress. */
  bytesRead(): number
  /**
   * The rows in the order they were written. Throws at the end where the file is cut short or was changed: restore in one
   * transaction, and nothing of a broken backup stays.
   */
  rows(): AsyncIterable<BackupRow>
}

export type BackupFiles = {
  /** Writes the file in full or not at all, readable by its owner alone. A name ending in `.gz` is compressed. */
  write(
    path: string,
    header: Omit<BackupHeader, 'formatVersion'>,
    rows: AsyncIterable<BackupRow>,
  ): Promise<{ readonly rows: Readonly<Record<string, number>> }>
  open(path: string): Promise<OpenBackup>
}
