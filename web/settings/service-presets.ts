import type { Provider, ProviderInput } from '../../src/http/contract/providers.ts'

type Purpose = Provider['purpose']
type Preset = {
  readonly id: string
  /** The service's own name, the same in every language. */
  readonly name: string
  readonly config: ProviderInput['config']
}

/** Seconds are short and answers few where a service is asked while a lead waits. */
const usual = { timeout_ms: 8000, valid_days: 30 } as const
const bearer = { authorization: 'Bearer {{secret}}' } as const

/** Services whose requests and answers are known from their documentation: only the key is left to fill in. */
const known: Readonly<Record<Purpose, readonly Preset[]>> = {
  email_verifier: [
    {
      id: 'zerobounce',
      name: 'ZeroBounce',
      config: {
        ...usual,
        url: 'https://api.zerobounce.net/v2/validate?api_key={{secret}}&email={{email}}',
        verdict: { path: '$.status', pass: ['valid'], fail: ['invalid'] },
      },
    },
    {
      id: 'neverbounce',
      name: 'NeverBounce',
      config: {
        ...usual,
        url: 'https://api.neverbounce.com/v4/single/check?key={{secret}}&email={{email}}',
        verdict: { path: '$.result', pass: ['valid'], fail: ['invalid'] },
      },
    },
    {
      id: 'hunter',
      name: 'Hunter',
      config: {
        ...usual,
        url: 'https://api.hunter.io/v2/email-verifier?email={{email}}',
        headers: bearer,
        verdict: { path: '$.data.status', pass: ['valid'], fail: ['invalid'] },
      },
    },
    {
      id: 'kickbox',
      name: 'Kickbox',
      config: {
        ...usual,
        url: 'https://api.kickbox.com/v2/verify?apikey={{secret}}&email={{email}}',
        verdict: { path: '$.result', pass: ['deliverable'], fail: ['undeliverable'] },
      },
    },
    {
      id: 'emailable',
      name: 'Emailable',
      config: {
        ...usual,
        url: 'https://api.emailable.com/v1/verify?email={{email}}',
        headers: bearer,
        verdict: { path: '$.state', pass: ['deliverable'], fail: ['undeliverable'] },
      },
    },
    {
      id: 'reacher',
      name: 'Reacher',
      config: {
        ...usual,
        timeout_ms: 20_000,
        url: 'http://localhost:8080/v0/check_email',
        method: 'POST',
        headers: { 'x-reacher-secret': '{{secret}}' },
        body: '{"to_email":"{{email}}"}',
        verdict: { path: '$.is_reachable', pass: ['safe'], fail: ['invalid'] },
      },
    },
  ],
  phone_live: [
    {
      id: 'twilio',
      name: 'Twilio Lookup',
      config: {
        ...usual,
        url: 'https://lookups.twilio.com/v2/PhoneNumbers/{{phone}}?Fields=line_status',
        headers: { authorization: 'Basic {{secret_base64}}' },
        verdict: { path: '$.line_status.status', pass: ['active', 'reachable', 'unreachable'], fail: ['inactive'] },
      },
    },
  ],
  company: [
    {
      id: 'peopledatalabs',
      name: 'People Data Labs',
      config: {
        ...usual,
        valid_days: 180,
        url: 'https://api.peopledatalabs.com/v5/company/enrich?website={{domain}}',
        headers: { 'x-api-key': '{{secret}}' },
        fields: {
          company: '$.display_name',
          companySize: '$.employee_count',
          industry: '$.industry',
          city: '$.location.locality',
          region: '$.location.region',
          website: '$.website',
        },
      },
    },
  ],
  reader: [
    {
      id: 'openai',
      name: 'OpenAI',
      config: {
        ...usual,
        url: 'https://api.openai.com/v1/chat/completions',
        headers: bearer,
        body: '{"model":"gpt-4o-mini"}',
      },
    },
  ],
}

/** What a service of one's own begins with. */
const blank: Readonly<Record<Purpose, ProviderInput['config']>> = {
  email_verifier: { url: '', headers: bearer },
  phone_live: { url: '', headers: bearer },
  company: { url: '', headers: bearer, valid_days: 180 },
  reader: { url: '', headers: bearer, body: '{"model":""}', timeout_ms: 8000 },
}

export const otherService = 'other'

/** The services that are known for a purpose. */
export const presetsFor = (purpose: Purpose): readonly Preset[] => known[purpose]

export const configOf = (purpose: Purpose, preset: string): ProviderInput['config'] =>
  known[purpose].find(({ id }) => id === preset)?.config ?? blank[purpose]

/** Which of the known services an address belongs to. */
export function presetAt(purpose: Purpose, url: string): string {
  const origin = (address: string): string => /^\w+:\/\/[^/]+/.exec(address)?.[0] ?? ''
  return known[purpose].find(({ config }) => origin(config.url) === origin(url))?.id ?? otherService
}
