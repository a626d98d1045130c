import type { Role } from '../../src/http/contract/primitives.ts'

/** Who may start and stop experiments; the server decides, this keeps buttons away that would be refused. */
export const runsExperiments = (role: Role): boolean =>
  role === 'administrator' || role === 'manager' || role === 'marketer'
