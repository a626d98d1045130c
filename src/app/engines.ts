import type { ConsentTemplates } from '../core/consent/templates.ts'
import type { Policy } from '../core/decide/policy.ts'
import type { DemoCatalogue, DemoMessage } from '../core/lead/demo/catalogue.ts'
import type { IdentityData } from '../core/lead/identity/dedupe.ts'
import type { ImportWords } from '../core/lead/import/words.ts'
import type { Sequence } from '../core/nurture/sequence.ts'
import type { Reader } from '../core/read/reader.ts'
import type { Lookup } from '../core/verify/lookup.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'
import type { ReadingProvider } from './ports/reading-provider.ts'

/** The thinking parts with what ships with the product, loaded once a process. */
export type Engines = {
  readonly verifyData: VerifyData
  readonly reader: Reader
  /** Further readers that the operator has set up; asked outside of transactions, and believed only where they quote. */
  readonly furtherReaders: readonly ReadingProvider[]
  /** The base scorecard as plain JSON with its `id`. */
  readonly baseModel: { readonly id: string; readonly body: unknown }
  readonly defaultPolicy: Policy
  /** The words of column headers and cells, in four languages. */
  readonly importWords: ImportWords
  /** Weights and nicknames by which persons are told apart. */
  readonly identity: IdentityData
  /** The sample company and its messages, read when asked for. */
  sampleCompany(): Promise<{ readonly catalogue: DemoCatalogue; readonly messages: readonly DemoMessage[] }>
  /** The texts of consent that ship with the product, read when asked for. */
  consentTemplates(): Promise<ConsentTemplates>
  /** The sequences of letters that ship with the product, in order, read when asked for. */
  sequences(): Promise<readonly Sequence[]>
  /** Look-ups that may be asked in the line: what the operator has switched on. */
  readonly lookupKinds: readonly Lookup['kind'][]
  /** Public holidays (YYYY-MM-DD) of a country or region for some two years around a time; none for null. */
  holidays(code: string | null, around: string): readonly string[]
}
