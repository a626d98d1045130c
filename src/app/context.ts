import type { FormId, UserId, WorkspaceId } from '../core/lead/ids.ts'
import type { Engines } from './engines.ts'
import type { ConsentCryptoPort } from './ports/consent-crypto.ts'
import type { FilesPort } from './ports/files.ts'
import type { Leases } from './ports/leases.ts'
import type { ReadMail } from './ports/incoming-mail.ts'
import type { Live } from './ports/live.ts'
import type { AskProvider } from './ports/provider.ts'
import type { LookupPort } from './ports/lookup.ts'
import type { Senders } from './ports/senders.ts'
import type { ProofOfWork } from './ports/proof-of-work.ts'
import type { AskReader } from './ports/reading-provider.ts'
import type { Secrets } from './ports/secrets.ts'
import type { Store } from './ports/store.ts'
import type { Tally } from './ports/tally.ts'
import type { Vault } from './ports/vault.ts'
import type { Trainer } from './ports/trainer.ts'
import type { Intake } from './receive/intake.ts'

export const roles = ['administrator', 'manager', 'rep', 'marketer', 'privacy_officer'] as const
export type Role = (typeof roles)[number]
export const keyScopes = ['leads:write', 'leads:read', 'outcomes:write', 'admin'] as const
export type KeyScope = (typeof keyScopes)[number]

/** Who does it: a person, a program with a key, a public form, or the product itself. */
export type Actor =
  | { readonly kind: 'user'; readonly userId: UserId; readonly name: string; readonly role: Role }
  | {
      readonly kind: 'key'
      readonly keyId: string
      readonly name: string
      readonly scopes: readonly KeyScope[]
      readonly sandbox: boolean
    }
  | { readonly kind: 'form'; readonly formId: FormId; readonly name: string }
  | { readonly kind: 'system'; readonly name: string }

/** What every verb needs of the world, whoever asks. */
export type World = {
  readonly store: Store
  readonly engines: Engines
  readonly intake: Intake
  readonly lookups: LookupPort
  /** Asks an outside service of the workspace. */
  readonly askProvider: AskProvider
  /** Asks a language model of the workspace what a message says. */
  readonly askReader: AskReader
  readonly files: FilesPort
  readonly readMail: ReadMail
  readonly trainer: Trainer
  /** Folder of uploaded files. */
  readonly uploadsDir: string
  readonly live: Live
  readonly leases: Leases
  readonly secrets: Secrets
  readonly proofOfWork: ProofOfWork
  /** Hashing and signing of the register of consents. */
  readonly consentCrypto: ConsentCryptoPort
  readonly vault: Vault
  readonly senders: Senders
  /** As browsers reach the server, without a slash at the end: links in messages are made with it. */
  readonly publicUrl: string
  readonly tally: Tally
  /** Now, as ISO 8601 in UTC. */
  now(): string
  /** A new UUIDv7: rising with time. */
  newId(): string
  /** A number drawn by chance from 0 to 1. */
  chance(): number
}

/** The world, in one workspace, on behalf of somebody. First argument of every verb. */
export type Context = World & { readonly workspaceId: WorkspaceId; readonly actor: Actor }

/** The actor as the audit log and the timeline keep it: `user:ID`, `key:ID`, `form:ID`, `system:NAME`. */
export function actorText(actor: Actor): string {
  switch (actor.kind) {
    case 'user':
      return `user:${actor.userId}`
    case 'key':
      return `key:${actor.keyId}`
    case 'form':
      return `form:${actor.formId}`
    case 'system':
      return `system:${actor.name}`
  }
}
