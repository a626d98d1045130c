import type { ProviderInput } from '../../src/http/contract/providers.ts'

type Config = ProviderInput['config']

/** What a configuration looks like, to be changed to the service's own words. */
export const exampleConfigs: Readonly<Record<ProviderInput['purpose'], Config>> = {
  email_verifier: {
    url: 'https://api.example.com/verify?email={{email}}',
    method: 'GET',
    headers: { authorization: 'Bearer {{secret}}' },
    verdict: { path: '$.result', pass: ['deliverable'], fail: ['undeliverable'] },
    timeout_ms: 5000,
    cost: 1,
    valid_days: 30,
  },
  phone_live: {
    url: 'https://api.example.com/hlr/{{phone}}',
    method: 'GET',
    headers: { authorization: 'Bearer {{secret}}' },
    verdict: { path: '$.status', pass: ['active', 'reachable'], fail: ['dead', 'unassigned'] },
    timeout_ms: 8000,
    cost: 3,
    valid_days: 30,
  },
  company: {
    url: 'https://api.example.com/companies/{{domain}}',
    method: 'GET',
    headers: { authorization: 'Bearer {{secret}}' },
    fields: { companySize: '$.employees', industry: '$.industry', city: '$.address.city' },
    timeout_ms: 8000,
    cost: 2,
    valid_days: 180,
  },
  reader: {
    url: 'https://llm.example.com/v1/chat/completions',
    method: 'POST',
    headers: { authorization: 'Bearer {{secret}}' },
    body: '{"model": "qwen3:8b"}',
    timeout_ms: 8000,
    cost: 0.1,
    valid_days: 30,
  },
}
