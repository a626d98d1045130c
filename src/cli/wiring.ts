import type { Context } from '../app/context.ts'
import type { AuditLanguage, AuditMessages } from '../app/sales-audit/words.ts'
import type { BaseWorld } from '../app/base-features.ts'
import type { ConsentCryptoPort } from '../app/ports/consent-crypto.ts'
import type { FilesPort } from '../app/ports/files.ts'
import type { LookupPort, LookupSettings } from '../app/ports/lookup.ts'
import type { Progress } from '../app/ports/progress.ts'
import type { ReadingProvider } from '../app/ports/reading-provider.ts'
import type { VectorsPort } from '../app/ports/word-vectors.ts'
import type { Policy } from '../core/decide/policy.ts'
import type { IdentityData } from '../core/lead/identity/dedupe.ts'
import type { ImportWords } from '../core/lead/import/words.ts'
import type { Reader } from '../core/read/reader.ts'
import type { BaseModel } from '../core/score/base-model.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'

/** The world in one workspace, as the operator of the machine; closed by the command that opened it. */
export type CommandContext = {
  readonly ctx: Context
  /** A sign-in link as people open it. */
  signInUrl(token: string): string
  close(): Promise<void>
}

/** What the commands are given by main: each part is made only when asked for, so that a small command starts fast. */
export type Wiring = {
  readonly version: string
  files(): Promise<FilesPort>
  progress(): Promise<Progress>
  reader(): Promise<Reader>
  /** The language model and the word vectors that the operator has set up; none by default. */
  furtherReaders(): Promise<readonly ReadingProvider[]>
  /** Directories of word vectors. */
  vectors(): Promise<VectorsPort>
  /** The base scorecard that ships. */
  baseModel(): Promise<BaseModel>
  /** What reads rows of any table as leads. */
  baseWorld(): Promise<BaseWorld>
  /** The words of the audit page. */
  auditMessages(language: AuditLanguage): Promise<AuditMessages>
  identity(): Promise<IdentityData>
  /** The words that headers of tables use for the fields of a lead. */
  importWords(): Promise<ImportWords>
  consentCrypto(): Promise<ConsentCryptoPort>
  /** The lists that verification rests on. */
  verifyData(): Promise<VerifyData>
  /** The policy that ships. */
  policy(): Promise<Policy>
  /** The world of DNS, mail servers and shipped tables. */
  lookups(settings: LookupSettings): Promise<LookupPort>
  /** Opens the database (a running server's too). The first workspace is made where there is none. */
  context(options?: { readonly workspace?: string | undefined }): Promise<CommandContext>
  /** Brings the database to this version; names of the migrations that ran now. */
  migrate(): Promise<{ readonly ran: readonly string[] }>
  backups(): Promise<{
    backup(path: string): Promise<Readonly<Record<string, number>>>
    restore(path: string): Promise<number>
  }>
  /** Runs the server until it is told to stop. */
  serve(): Promise<void>
  /** Writes one JSON document to standard output. */
  printJson(value: unknown): void
  /** Writes a line for people to standard error. */
  note(line: string): void
}
