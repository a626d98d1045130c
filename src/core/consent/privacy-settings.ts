import { defaultRetention, type RetentionRules } from './retention.ts'

export const privacyLaws = ['gdpr', 'israel', 'kazakhstan'] as const
export type PrivacyLaw = (typeof privacyLaws)[number]

/** What the seller says of itself in every record of consent, and how long it keeps people's data. */
export type PrivacySettings = {
  readonly controllerName: string
  /** BIN or IIN in Kazakhstan, company number in Israel, register number elsewhere. */
  readonly controllerId: string | null
  /** Where people write about their data. */
  readonly contact: string | null
  /** The law by which requests are answered in time. */
  readonly law: PrivacyLaw
  readonly thirdParties: readonly string[]
  readonly crossBorder: boolean
  readonly publicSources: boolean
  readonly dataList: readonly string[]
  /** Days after which a consent ends; null: until it is withdrawn. */
  readonly termDays: number | null
  readonly retention: RetentionRules
  /** Whether the rules are run by themselves every day. */
  readonly retentionRuns: boolean
}

const lawOf = (country: string): PrivacyLaw => (country === 'KZ' ? 'kazakhstan' : country === 'IL' ? 'israel' : 'gdpr')

/** What holds until somebody sets it: the workspace's own name and country, nothing erased by itself. */
export function privacySettingsOf(
  stored: Partial<PrivacySettings> | null,
  workspace: { readonly name: string; readonly country: string },
): PrivacySettings {
  return {
    controllerName: workspace.name,
    controllerId: null,
    contact: null,
    law: lawOf(workspace.country),
    thirdParties: [],
    crossBorder: false,
    publicSources: false,
    dataList: ['name', 'email', 'phone', 'company', 'message'],
    termDays: null,
    retentionRuns: false,
    ...stored,
    retention: { ...defaultRetention, ...stored?.retention },
  }
}
