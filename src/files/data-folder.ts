import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { AppError } from '../core/app-error.ts'

const ways: Readonly<Record<string, string>> = {
  EACCES: 'this account may not write there',
  EPERM: 'this account may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'it is a file',
  ENOTDIR: 'a part of the path is a file',
}

/** Makes the data folder where it is missing. AppError `unavailable` says why it cannot be used, before anything is opened in it. */
export function prepareDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error('a file'), { code: 'EEXIST' })
  } catch (error) {
    const { code = 'unknown' } = error as NodeJS.ErrnoException
    throw new AppError(
      'unavailable',
      'data_folder',
      `the data folder ${folder} cannot be used: ${ways[code] ?? code}. Name another in ASSAY_DATA, or give this account the rights`,
    )
  }
}
