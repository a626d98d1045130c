import { randomBytes } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileFault } from './file-fault.ts'

const bufferChars = 1 << 16

/** Text written bit by bit; nothing stands under the final name before `close`. */
export type TextSink = {
  write(text: string): Promise<void>
  close(): Promise<void>
  abort(): Promise<void>
}

/** A file written beside its target and renamed onto it when complete and on the disk. */
export async function openAtomic(path: string): Promise<TextSink> {
  const temporary = temporaryBeside(path)
  const file = await opened(temporary, path, 'wx')
  const sink = bufferedSink(file, path)
  const drop = async () => {
    await file.close().catch(() => undefined)
    await rm(temporary, { force: true })
  }
  return {
    write: sink.write,
    abort: drop,
    close: async () => {
      try {
        await sink.flush()
        await file.sync()
        await file.close()
        await rename(temporary, path)
      } catch (error) {
        await drop()
        throw fileFault(error, path)
      }
    },
  }
}

/** A name in the target's folder, so that the rename stays within one file system. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`)
}

/** Gathers small writes into few large ones. */
export function bufferedSink(file: FileHandle, path: string) {
  let pending = ''
  const flush = async (): Promise<void> => {
    if (pending === '') return
    const text = pending
    pending = ''
    await file.appendFile(text, 'utf8').catch((error: unknown) => {
      throw fileFault(error, path)
    })
  }
  const write = async (text: string): Promise<void> => {
    pending += text
    if (pending.length >= bufferChars) await flush()
  }
  return { write, flush }
}

export async function opened(path: string, named: string, flags: string): Promise<FileHandle> {
  return open(path, flags).catch((error: unknown) => {
    throw fileFault(error, named)
  })
}
