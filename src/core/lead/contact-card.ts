import type { IdentityFields } from './identity/record.ts'
import { noIdentity } from './identity/record.ts'
import type { Channel, Lead } from './lead.ts'
import type { ContactCard, ContactValue } from './merge.ts'

const sources: Readonly<Partial<Record<Channel, string>>> = { import: 'import', crm: 'crm' }

/** What a lead says of its contact, each value with its time and where it came from. */
export function cardOfLead(lead: Lead, contactId: string): ContactCard {
  const source = sources[lead.channel] ?? 'form'
  const told: Readonly<Record<string, string | readonly string[] | null>> = {
    name: lead.name,
    emails: lead.email === null ? null : [lead.email],
    phones: lead.phone === null ? null : [lead.phone],
    company: lead.company,
    jobTitle: lead.jobTitle,
    website: lead.website,
    city: lead.city,
    country: lead.country,
    language: lead.language,
  }
  const values: Record<string, ContactValue> = {}
  for (const [field, value] of Object.entries(told))
    if (value !== null && value.length > 0) values[field] = { value, at: lead.receivedAt, source }
  return { id: contactId, values }
}

/** The fields of a lead by which persons are compared. National numbers are read in the lead's country, else in this one. */
export function identityOfLead(
  lead: Pick<Lead, 'name' | 'email' | 'phone' | 'company' | 'city' | 'country'>,
  defaultCountry: string | null,
): IdentityFields {
  const { name, email, phone, company, city, country } = lead
  return { ...noIdentity, name, email, phone, company, city, country: country ?? defaultCountry }
}
