import { open, type FileHandle } from 'node:fs/promises'
import { AppError } from '../core/app-error.ts'

const sentences: Readonly<Record<string, readonly [reason: string, sentence: string]>> = {
  ENOENT: ['file_missing', 'there is no such file or folder; check the path'],
  ENOTDIR: ['file_missing', 'there is no such file or folder; check the path'],
  EISDIR: ['file_is_folder', 'this is a folder; name a file in it'],
  EACCES: ['file_forbidden', 'the file system does not allow it; check the rights of the file and its folder'],
  EPERM: ['file_forbidden', 'the file system does not allow it; check the rights of the file and its folder'],
  ENOSPC: ['disk_full', 'the disk is full; make room and run the command again'],
  EROFS: ['file_forbidden', 'the disk is read-only; write to another folder'],
  EMFILE: ['too_many_files', 'too many files are open; close some programs and try again'],
}

/** A fault of the file system as an AppError that names the file and the way out; other faults as they are. */
export function fileFault(error: unknown, path: string): unknown {
  const known = sentences[(error as NodeJS.ErrnoException | null)?.code ?? '']
  return known ? new AppError('bad_file', known[0], `${path}: ${known[1]}`) : error
}

/** Opens a regular file for reading. */
export async function openToRead(path: string): Promise<{ readonly file: FileHandle; readonly bytes: number }> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw fileFault(error, path)
  })
  const status = await file.stat()
  if (status.isFile()) return { file, bytes: status.size }
  await file.close()
  const reason = status.isDirectory() ? 'file_is_folder' : 'file_not_regular'
  throw new AppError('bad_file', reason, `${path}: not a regular file; save the data to a file and name that`)
}
