import type { LeadConsent } from '../../app/consent/lead-consents.ts'
import type { LeadFile } from '../../app/privacy/show-person.ts'
import type { SigningKey } from '../../app/privacy/privacy-desk.ts'
import type { ConsentPage } from '../../app/ports/consent-store.ts'
import type { LeadRecord } from '../../app/ports/lead-store.ts'
import type { PrivacyRequest } from '../../app/ports/privacy-store.ts'
import type { PrivacySettings } from '../../core/consent/privacy-settings.ts'
import type {
  ConsentEntryView,
  FoundLead,
  LeadConsentView,
  LeadFileView,
  PrivacyChange,
  PrivacyRequestView,
  PrivacySettingsView,
  SigningKeyView,
} from '../contract/privacy.ts'

type Loose = Record<string, unknown>

export const foundView = ({ lead, status }: LeadRecord): FoundLead => ({
  id: lead.id,
  received_at: lead.receivedAt,
  name: lead.name,
  email: lead.email,
  phone: lead.phone,
  company: lead.company,
  source: lead.source,
  status,
})

export const entryView = ({ seq, hash, leadId, record }: ConsentPage['entries'][number]): ConsentEntryView => ({
  seq,
  hash,
  lead_id: leadId,
  record: record && withoutSalt(record as unknown as Loose),
})

export const leadConsentView = ({ hash, holds, record }: LeadConsent): LeadConsentView => ({
  hash,
  holds,
  record: withoutSalt(record as unknown as Loose),
})

const withoutSalt = ({ salt: _salt, ...record }: Loose): Loose => record

export const requestView = ({ id, leadId, kind, receivedAt, dueAt, doneAt }: PrivacyRequest): PrivacyRequestView => ({
  id,
  lead_id: leadId,
  kind,
  received_at: receivedAt,
  due_at: dueAt,
  done_at: doneAt,
})

export function fileView({ record, score, ...file }: LeadFile): LeadFileView {
  return {
    id: record.lead.id,
    received_at: record.lead.receivedAt,
    lead: record.lead as unknown as Loose,
    status: record.status,
    verdict: record.verdict,
    tier: record.tier,
    score: score && {
      score: score.score,
      low: score.low,
      high: score.high,
      model: score.modelId,
      reasons: score.contributions.map(({ column, value, points }) => ({ column, value, points })),
    },
    consents: file.consents.map(leadConsentView),
    restriction: file.restriction && { reason: file.restriction.reason, at: file.restriction.at },
    requests: file.requests.map(requestView),
    preferences_url: file.preferencesUrl,
    held: Object.fromEntries(
      Object.entries(file.held).map(([table, rows]) => [table, rows.map((row) => ({ ...row }))]),
    ),
  }
}

export const settingsView = (settings: PrivacySettings): PrivacySettingsView => ({
  controller_name: settings.controllerName,
  controller_id: settings.controllerId,
  contact: settings.contact,
  law: settings.law,
  third_parties: [...settings.thirdParties],
  cross_border: settings.crossBorder,
  public_sources: settings.publicSources,
  data_list: [...settings.dataList],
  term_days: settings.termDays,
  retention_runs: settings.retentionRuns,
  retention: { ...settings.retention },
})

/** Of what was sent; what was left out stays as it is. */
export const settingsOf = (change: PrivacyChange): Partial<PrivacySettings> =>
  ({
    controllerName: change.controller_name,
    controllerId: change.controller_id,
    contact: change.contact,
    law: change.law,
    thirdParties: change.third_parties,
    crossBorder: change.cross_border,
    publicSources: change.public_sources,
    dataList: change.data_list,
    termDays: change.term_days,
    retentionRuns: change.retention_runs,
    retention: change.retention,
  }) as Partial<PrivacySettings>

export const signingKeyView = (key: SigningKey): SigningKeyView => ({
  id: key.id,
  public: key.publicKey,
  fingerprint: key.fingerprint,
  created_at: key.createdAt,
  retired_at: key.retiredAt,
})
