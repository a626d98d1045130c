import type { Role } from '../../src/http/contract/primitives.ts'
import { useSignedIn } from './session.ts'

const workers: readonly Role[] = ['administrator', 'manager', 'rep']
const judges: readonly Role[] = ['administrator', 'manager', 'rep', 'privacy_officer']

export type Rights = {
  /** Calls, results, notes: the day's work with leads. */
  readonly works: boolean
  /** The last word on a verdict or a score. */
  readonly judges: boolean
  /** The register of consents and what is held of people. */
  readonly seesPrivacy: boolean
  readonly managesWorkspace: boolean
  /** Lists as files. */
  readonly exports: boolean
}

/** What the person may do. The server decides; this only keeps buttons away that would be refused. */
export function useRights(): Rights {
  const { role } = useSignedIn().user
  return {
    works: workers.includes(role),
    judges: judges.includes(role),
    seesPrivacy: role === 'administrator' || role === 'privacy_officer',
    managesWorkspace: role === 'administrator',
    exports: role !== 'rep',
  }
}
