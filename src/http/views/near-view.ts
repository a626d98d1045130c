import type { NearLead } from '../../app/nearest-leads.ts'
import type { NearestDeals } from '../contract/leads.ts'

/** A past deal beside a lead: who it was, where it is a lead of the workspace. */
export function nearView({ lead, id, won, distance }: NearLead): NearestDeals['deals'][number] {
  return {
    id,
    won,
    distance,
    lead: lead && { name: lead.lead.name, company: lead.lead.company, received_at: lead.lead.receivedAt },
  }
}
