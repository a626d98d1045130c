import type { LeadQuery } from '../../src/http/contract/leads.ts'

export type View = LeadQuery['view']

export const views = [
  'mine',
  'team',
  'queue',
  'review',
  'quarantine',
  'snoozed',
  'closed',
  'all',
] as const satisfies readonly View[]

export const isView = (value: string): value is View => (views as readonly string[]).includes(value)
