import { query } from 'jsonpath-rfc9535'
import type { AskProvider, ProviderSaid } from '../app/ports/provider.ts'
import type { Json } from '../core/verify/finding.ts'
import {
  companyFields,
  companyValue,
  escapeForJson,
  fillIn,
  type ProviderConfig,
  verdictOf,
} from '../core/verify/provider/provider.ts'
import type { GuardedFetch } from './guarded-fetch.ts'

const mostBytes = 512 * 1024
const unknown = (reason: string): ProviderSaid => ({ kind: 'unknown', reason })

/** Asks a service by its configuration: one request, a JSON answer, values by JSON paths (RFC 9535). */
export function makeAskProvider(fetch: GuardedFetch): AskProvider {
  return async (config, given) => {
    const values = withBasic(given)
    const url = fillIn(config.url, values, encodeURIComponent)
    const headers = Object.fromEntries(
      Object.entries(config.headers).map(([name, value]) => [name, fillIn(value, values, headerSafe)]),
    )
    const body = config.body === null ? undefined : fillIn(config.body, values, escapeForJson)
    const answer = await fetch({
      url,
      method: config.method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body }),
      timeoutMs: config.timeoutMs,
      mostBytes,
      mostRedirects: 2,
    })
    if (answer.kind === 'failed') return unknown(answer.reason)
    if (answer.status < 200 || answer.status >= 300) return unknown(`http_${answer.status}`)
    const json = parse(answer.body.toString('utf8'))
    return json === undefined ? unknown('not_json') : readAnswer(config, json)
  }
}

/** A secret "name:password" as basic authorisation wants it (RFC 7617). */
function withBasic(values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { secret } = values
  return secret === undefined ? values : { ...values, secret_base64: Buffer.from(secret).toString('base64') }
}

const headerSafe = (value: string): string => value.replace(/[\r\n]/g, '')

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json
  } catch {
    return undefined
  }
}

function readAnswer(config: ProviderConfig, json: Json): ProviderSaid {
  if (config.verdict !== null) {
    const verdict = verdictOf(config, at(json, config.verdict.path))
    return verdict === null ? unknown('not_in_the_matrix') : { kind: 'known', value: { verdict } }
  }
  const values: Record<string, Json> = {}
  for (const field of companyFields) {
    const path = config.fields[field]
    const value = path === undefined ? null : companyValue(field, at(json, path))
    if (value !== null) values[field] = value
  }
  return Object.keys(values).length === 0 ? unknown('no_values') : { kind: 'known', value: { values } }
}

/** The first value at a JSON path; undefined where there is none or the path cannot be read. */
function at(json: Json, path: string): Json | undefined {
  try {
    return query(json as never, path)[0] as Json | undefined
  } catch {
    return undefined
  }
}

/** Whether a JSON path can be read at all. */
export function isJsonPath(path: string): boolean {
  try {
    query({}, path)
    return true
  } catch {
    return false
  }
}
