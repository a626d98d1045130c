import type { FilesPort } from '../app/ports/files.ts'
import type { Progress } from '../app/ports/progress.ts'
import type { IdentityData } from '../core/lead/dedupe.ts'
import type { Reader } from '../core/read/reader.ts'

/** What the commands are given by main: each part is made only when asked for, so that a small command starts fast. */
export type Wiring = {
  readonly version: string
  files(): Promise<FilesPort>
  progress(): Promise<Progress>
  reader(): Promise<Reader>
  identity(): Promise<IdentityData>
  /** Writes one JSON document to standard output. */
  printJson(value: unknown): void
  /** Writes a line for people to standard error. */
  note(line: string): void
}
