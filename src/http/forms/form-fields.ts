import type { ImportWords } from '../../core/lead/import/words.ts'
import type { LeadInput } from '../contract/intake.ts'
import { readOtherNames } from '../other-names.ts'

/** Names that fields of HTML forms carry, in the order in which they are believed. */
const namesOf: Readonly<Record<string, readonly string[]>> = {
  name: ['name', 'full_name', 'fullname', 'your-name', 'fio', 'contact_name'],
  email: ['email', 'e-mail', 'mail', 'your-email', 'email_address'],
  phone: ['phone', 'tel', 'telephone', 'mobile', 'phone_number', 'your-phone'],
  company: ['company', 'organization', 'organisation', 'company_name'],
  job_title: ['job_title', 'title', 'position', 'role'],
  website: ['website', 'url', 'site'],
  industry: ['industry'],
  company_size: ['company_size', 'employees'],
  city: ['city', 'town'],
  region: ['region', 'state'],
  country: ['country'],
  product: ['product', 'service', 'subject', 'your-subject'],
  amount: ['amount', 'budget'],
  message: ['message', 'comment', 'comments', 'text', 'question', 'your-message'],
  source: ['source'],
  language: ['language', 'lang'],
  time_zone: ['time_zone', 'timezone'],
  locale: ['locale'],
  page_url: ['page_url'],
  referrer: ['referrer', 'referer'],
  utm_source: ['utm_source'],
  utm_medium: ['utm_medium'],
  utm_campaign: ['utm_campaign'],
  utm_term: ['utm_term'],
  utm_content: ['utm_content'],
  click_id: ['gclid', 'yclid', 'fbclid', 'msclkid', 'ttclid', 'click_id'],
}

/** Fields by which a form tells how it was filled in; see docs/guides/developer.md. */
const behaviourNames = [
  'visits',
  'pages_viewed',
  'pricing_page_views',
  'seconds_on_site',
  'days_since_last_visit',
  'seconds_to_submit',
  'keystrokes',
  'key_interval_cv',
  'mouse_points',
  'focus_changes',
  'paste_fields',
] as const
const flagNames = ['touch', 'webdriver'] as const
const honeypot = 'assay_hp'
const startedAt = 'assay_started_at'
const consentNames = {
  given: 'consent',
  text: 'consent_text',
  version: 'consent_version',
  language: 'consent_language',
} as const

/** Fields that are about the sending, not about the lead. */
export const sendingNames = { solution: 'altcha', submission: 'assay_submission', formHash: 'assay_form' } as const

export type FormFields = Readonly<Record<string, string>>
export type FormRequest = {
  readonly receivedAt: string
  readonly userAgent: string | null
  readonly referrer: string | null
  readonly language: string | null
  /** How fields are called that have names of their own. */
  readonly words: ImportWords
  /** Other values are cut at this length; where it is left out, too long ones are refused. */
  readonly longestCustom?: number
}

/** The fields of an HTML form as the body of `POST /v1/leads`; fields it does not know are kept as custom ones. */
export function formLead(fields: FormFields, request: FormRequest): Record<string, unknown> {
  const used = new Set<string>([
    honeypot,
    startedAt,
    ...Object.values(consentNames),
    ...behaviourNames.map((name) => `assay_${name}`),
    ...flagNames.map((name) => `assay_${name}`),
    'assay_fingerprint',
    ...Object.values(sendingNames),
    ...Object.keys(fields).filter((name) => name.startsWith('consent_')),
  ])
  const lead: Record<string, unknown> = { channel: 'form' }
  for (const [target, names] of Object.entries(namesOf)) {
    const name = names.find((one) => fields[one]?.trim())
    const value = name && typed(target, fields[name]!.trim())
    // What is no number or no code of a country is kept as it was written.
    for (const one of names) if (one !== name || value !== undefined) used.add(one)
    if (value !== undefined && name) lead[target] = value
  }
  const others = Object.entries(fields).filter(([name, value]) => !used.has(name) && value.trim() !== '')
  const guess = readOtherNames(others, (target) => lead[target] !== undefined, request.words)
  for (const [target, value] of Object.entries(guess.found)) lead[target] = typed(target, value)
  const unread = new Set(
    Object.entries(guess.found).flatMap(([target, value]) => (lead[target] === undefined ? value : [])),
  )
  const { longestCustom } = request
  const custom = others
    .filter(([name, value]) => !guess.used.has(name) || unread.has(value.trim()))
    .map(([name, value]) => [name, longestCustom ? value.slice(0, longestCustom).toWellFormed() : value] as const)
  return {
    ...lead,
    user_agent: request.userAgent?.slice(0, 1000) ?? null,
    referrer: lead['referrer'] ?? null,
    page_url: lead['page_url'] ?? request.referrer?.slice(0, 2000) ?? null,
    locale: lead['locale'] ?? request.language?.slice(0, 50) ?? null,
    behaviour: behaviourOf(fields, request),
    consent: consentOf(fields),
    ...(custom.length > 0 ? { custom: Object.fromEntries(custom) } : {}),
  } satisfies Partial<Record<keyof LeadInput, unknown>>
}

/** Numbers as people type them into a text field; what is no number is left to the schema to refuse. */
function typed(target: string, text: string): unknown {
  if (target === 'country') return text.length === 2 ? text : undefined
  if (target !== 'company_size' && target !== 'amount') return text
  const number = Number(text.replace(/[\s\u00a0]/g, '').replace(',', '.'))
  return Number.isFinite(number) ? (target === 'company_size' ? Math.round(number) : number) : undefined
}

function behaviourOf(fields: FormFields, { receivedAt }: FormRequest): Record<string, unknown> {
  const numbers = behaviourNames.flatMap((name) => {
    const value = Number(fields[`assay_${name}`])
    return fields[`assay_${name}`]?.trim() && Number.isFinite(value) && value >= 0 ? [[name, value] as const] : []
  })
  const flags = flagNames.flatMap((name) =>
    fields[`assay_${name}`] ? [[name, fields[`assay_${name}`] === 'true'] as const] : [],
  )
  const started = Number(fields[startedAt])
  const seconds = (Date.parse(receivedAt) - started) / 1000
  const timed =
    Number.isFinite(started) && started > 0 && seconds >= 0 && seconds < 86_400 ? { seconds_to_submit: seconds } : {}
  return {
    ...timed,
    ...Object.fromEntries([...numbers, ...flags]),
    ...(fields['assay_fingerprint'] ? { fingerprint: fields['assay_fingerprint'].slice(0, 200) } : {}),
    ...(honeypot in fields ? { honeypot_filled: fields[honeypot]!.trim() !== '' } : {}),
  }
}

function consentOf(fields: FormFields): Record<string, unknown> | null {
  const text = fields[consentNames.text]
  if (!text?.trim()) return null
  const given = ['on', 'yes', 'true', '1'].includes((fields[consentNames.given] ?? '').toLowerCase())
  return { text, version: fields[consentNames.version] ?? null, language: fields[consentNames.language] ?? null, given }
}
