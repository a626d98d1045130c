import { openDatabase } from './db/database.ts'
import { backupRows, restoreRows, schemaVersion } from './db/backup-rows.ts'
import { prepareDataFolder } from './files/data-folder.ts'
import { makeBackupFiles } from './files/backup-file.ts'
import { readSettings } from './settings.ts'

export type Backups = {
  /** Rows written, by table. */
  backup(path: string): Promise<Readonly<Record<string, number>>>
  /** Rows restored. */
  restore(path: string): Promise<number>
}

/** Backup and restore over the database of the settings. */
export function makeBackups(version: string): Backups {
  const withDatabase = async <T>(
    work: (database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>,
  ): Promise<T> => {
    const settings = readSettings(process.env)
    if (settings.databaseUrl === null) prepareDataFolder(settings.dataDir)
    const database = await openDatabase(
      settings.databaseUrl ? { url: settings.databaseUrl } : { folder: settings.dataDir },
      { connections: 4 },
    )
    try {
      return await work(database)
    } finally {
      await database.close()
    }
  }
  return {
    backup: (path) =>
      withDatabase(async ({ db }) => {
        const header = {
          appVersion: version,
          schemaVersion: await schemaVersion(db),
          createdAt: new Date().toISOString(),
        }
        return (await makeBackupFiles().write(path, header, backupRows(db))).rows
      }),
    restore: async (path) => {
      const opened = await makeBackupFiles().open(path)
      return withDatabase(({ db }) => restoreRows(db, opened.rows()))
    },
  }
}
