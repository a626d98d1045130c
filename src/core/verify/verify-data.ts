import type { LetterModels } from '../read/layout/letter-model.ts'
import type { NetworkWords } from './network/network-kind.ts'

/** A set that only has to answer whether a domain is in it. */
export type DomainSet = { has(domain: string): boolean }

/** The lists of `data/verify/`, parsed by the shell and passed in. Grown by the checks that need them. */
export type VerifyData = {
  /** Version of the lists, stored with each decision. */
  readonly version: string
  /** Domains of throw-away mailboxes. A host below a listed domain counts too, up to the registrable domain. */
  readonly disposableDomains: DomainSet
  /** Mail hosts that serve throw-away mailboxes. */
  readonly disposableMxHosts: DomainSet
  /** Providers where anybody can open a mailbox. */
  readonly freeDomains: DomainSet
  /** Universities and schools, by registrable domain. */
  readonly institutionDomains: DomainSet
  /** Providers known to be alive, large and small: never corrected, never called disposable. */
  readonly providerDomains: ReadonlySet<string>
  /** The large ones among them: a slip of their spelling is suggested. */
  readonly largeProviders: readonly string[]
  /** Those of the large ones whose name is a made-up word. */
  readonly coinedProviders: ReadonlySet<string>
  /** Misspelled domain to the meant one, by observation. */
  readonly typoTable: ReadonlyMap<string, string>
  readonly nameModels: LetterModels
  readonly networkWords: NetworkWords
}
