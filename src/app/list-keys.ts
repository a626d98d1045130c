import type { ListKeys, ListMatch } from '../core/decide/lists.ts'
import type { LeadRecord } from './ports/lead-store.ts'

/** The values by which a lead is looked for on the lists: a domain also by the domains above it. */
export function listKeysOf({ lead, emailKey, phoneKey }: LeadRecord): {
  readonly byMatch: ListKeys
  readonly values: readonly { match: ListMatch; value: string }[]
} {
  const domain = lead.email?.includes('@')
    ? lead.email
        .slice(lead.email.lastIndexOf('@') + 1)
        .trim()
        .toLowerCase()
    : null
  const byMatch: ListKeys = { email: emailKey, phone: phoneKey, domain, ip: lead.origin.ip }
  const labels = domain?.split('.') ?? []
  const domains = labels.slice(0, -1).map((_, index) => labels.slice(index).join('.'))
  return {
    byMatch,
    values: [
      ...(emailKey ? [{ match: 'email' as const, value: emailKey }] : []),
      ...(phoneKey ? [{ match: 'phone' as const, value: phoneKey }] : []),
      ...domains.map((value) => ({ match: 'domain' as const, value })),
      ...(lead.origin.ip ? [{ match: 'ip' as const, value: lead.origin.ip }] : []),
    ],
  }
}
