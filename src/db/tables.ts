import type { LeadsTables } from './tables/leads.ts'
import type { MessagesTables } from './tables/messages.ts'
import type { PeopleTables } from './tables/people.ts'
import type { PrivacyTables } from './tables/privacy.ts'
import type { RulesTables } from './tables/rules.ts'

/** The rows as PostgreSQL holds them. Times come back as Date, numerics as text. */
export type Tables = PeopleTables & RulesTables & LeadsTables & PrivacyTables & MessagesTables
