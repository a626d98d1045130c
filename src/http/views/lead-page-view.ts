import type { ContactShown } from '../../app/contacts/show-contact.ts'
import type { CriteriaSeen } from '../../app/criteria-seen.ts'
import type { LeadShown } from '../../app/show-lead.ts'
import { warmedBy } from '../../core/lead/warmed-by.ts'
import type { Finding } from '../../core/verify/finding.ts'
import type { Lead } from '../../core/lead/lead.ts'
import type { LeadPage } from '../contract/leads.ts'
import { leadRowView } from './lead-row-view.ts'

/** A lead's page: everything known of it, with the inputs of the line left out of the timeline. */
export function leadPageView(shown: LeadShown): LeadPage {
  const { record, score, decision } = shown
  const { lead } = record
  return {
    ...leadRowView({
      id: lead.id,
      record,
      assigneeName: shown.assigneeName,
      warmedBy: warmedOf(shown),
      worth: shown.worth,
    }),
    email: lead.email,
    phone: lead.phone,
    phone_e164: phoneOf(shown.findings) ?? record.phoneKey,
    job_title: lead.jobTitle,
    website: lead.website,
    industry: lead.industry,
    company_size: lead.companySize,
    country: lead.country,
    product: lead.product,
    amount: lead.amount,
    message: lead.message,
    campaign: known(lead.campaign) as Record<string, string>,
    behaviour: known(lead.behaviour) as Record<string, string | number | boolean>,
    custom: { ...lead.custom },
    findings: shown.findings.map((finding) => ({ ...finding, evidence: { ...finding.evidence } })),
    reading: shown.reading && {
      ...shown.reading,
      signals: [...shown.reading.signals],
      grounds: [...shown.reading.grounds],
    },
    score_detail: score && {
      model: score.modelId,
      score: score.score,
      probability: score.probability,
      low: score.low,
      high: score.high,
      rank: score.rank,
      own_data_share: score.ownDataShare,
      novelty: score.novelty,
      contributions: [...score.contributions],
    },
    decision: decision && {
      policy_version: decision.policyVersion,
      reasons: [...decision.reasons],
      icp: decision.icp.map((one) => ({ ...one, seen: seenView(shown.criteriaSeen[one.criterion] ?? {}) })),
    },
    assignment: shown.assignment && {
      reason: shown.assignment.reason,
      detail: shown.assignment.detail,
      at: shown.assignment.at,
    },
    accepted_at: shown.running?.acceptedAt ?? null,
    waiting: shown.worth && {
      kind: shown.worth.kind,
      per_minute: shown.worth.kind === 'learned' ? shown.worth.perMinute : null,
      answers: shown.worth.answers,
      needed: shown.worth.kind === 'too_few' ? shown.worth.needed : null,
    },
    opening: { language: shown.opening.language, text: shown.opening.text },
    whatsapp: shown.whatsapp && { open_until: shown.whatsapp.openUntil, has_template: shown.whatsapp.hasTemplate },
    as_before: shown.asBefore,
    override: shown.override?.tier
      ? { tier: shown.override.tier, reason: shown.override.reason, by: shown.override.byName, at: shown.override.at }
      : null,
    outcome_detail:
      record.outcome && record.closedAt
        ? { kind: record.outcome, amount: record.outcomeAmount, reason: record.outcomeReason, at: record.closedAt }
        : null,
    duplicates: shown.related.map((other) => ({
      ...leadRowView({ id: other.lead.id, record: other, assigneeName: null }),
      same_contact: other.contactId !== null && other.contactId === record.contactId,
    })),
    contact: shown.contact && contactOf(shown.contact),
    timeline: shown.events.map((event) => ({
      id: event.id,
      at: event.at,
      kind: event.kind,
      actor: event.actorName,
      to: event.toName,
      detail: timelineDetail(event.kind, event.payload),
    })),
    disputes: [...shown.disputes],
  }
}

function contactOf({ id, values, joined, likely, merges }: ContactShown): LeadPage['contact'] {
  return {
    id,
    values: Object.fromEntries(
      Object.entries(values).map(([field, { value, at, source }]) => [
        field,
        { value: typeof value === 'object' ? [...value] : value, at, source },
      ]),
    ),
    joined,
    likely: likely.map(({ contactId, name, probability, leadId }) => ({
      contact_id: contactId,
      name,
      probability,
      lead_id: leadId,
    })),
    merges: [...merges],
  }
}

const known = (part: object) => Object.fromEntries(Object.entries(part).filter(([, value]) => value !== null))

function phoneOf(findings: readonly Finding[]): string | null {
  const e164 = findings.find(({ check }) => check === 'phone.valid')?.evidence['e164']
  return typeof e164 === 'string' ? e164 : null
}

/** What a person wants of an event; the full inputs stay in the replay. */
function timelineDetail(kind: string, payload: Readonly<Record<string, unknown>>): Record<string, unknown> {
  switch (kind) {
    case 'lead.received':
      return { channel: (payload['lead'] as Lead).channel }
    case 'lead.verified':
      return { findings: (payload['findings'] as readonly Finding[]).length, again: payload['again'] ?? null }
    case 'contact.joined': {
      const { how, resolution } = payload as {
        how: string
        resolution: { chances: readonly { probability: number }[] }
      }
      return { how, probability: how === 'known' ? (resolution.chances[0]?.probability ?? null) : null }
    }
    case 'lead.read':
      return { reader: payload['reader'] }
    case 'lead.scored':
      return { score: (payload['score'] as { score: number } | null)?.score ?? null, model: payload['model'] }
    case 'lead.decided': {
      const { verdict, tier } = payload['decision'] as { verdict: string; tier: string }
      return { verdict, tier, policy: payload['policy'] }
    }
    case 'contact.visited':
      return payload['pricing'] === true ? { result: 'visited_pricing' } : {}
    case 'lead.routed':
      return { ...(payload['assignment'] as object) }
    default:
      return { ...payload }
  }
}

type SeenFact = NonNullable<LeadPage['decision']>['icp'][number]['seen'][string]
const longestSeen = 300

function seenView(facts: CriteriaSeen[string]): Record<string, SeenFact> {
  const entries = Object.entries(facts).flatMap(([name, value]): [string, SeenFact][] => {
    if (value === null) return []
    if (typeof value === 'object') return [[name, [...value]]]
    return [[name, typeof value === 'string' ? value.slice(0, longestSeen) : value]]
  })
  return Object.fromEntries(entries)
}

const warmedOf = ({ record, events }: LeadShown) => (record.status === 'open' ? warmedBy(events) : null)
