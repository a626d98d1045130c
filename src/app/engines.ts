import type { Policy } from '../core/decide/policy.ts'
import type { Reader } from '../core/read/reader.ts'
import type { VerifyData } from '../core/verify/verify-data.ts'

/** The thinking parts with what ships with the product, loaded once a process. */
export type Engines = {
  readonly verifyData: VerifyData
  readonly reader: Reader
  /** The base scorecard as plain JSON with its `id`. */
  readonly baseModel: { readonly id: string; readonly body: unknown }
  readonly defaultPolicy: Policy
}
