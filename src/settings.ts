import { resolve } from 'node:path'
import { AppError } from './core/app-error.ts'
import type { Lookup } from './core/verify/lookup.ts'

/** What the operator sets, by environment. Every setting has a default that works on a laptop. */
export type Settings = {
  /** Folder of the embedded database, uploads and keys. */
  readonly dataDir: string
  /** A PostgreSQL server instead of the embedded one. */
  readonly databaseUrl: string | null
  readonly host: string
  readonly port: number
  /** Seals passwords and tokens of other services: 32 bytes in base64; null for a key file in the data folder. */
  readonly secretKey: string | null
  /** How browsers reach the server: links are made with it, and cookies are secure when it is https. */
  readonly publicUrl: string
  /** Behind a proxy whose X-Forwarded-For is to be believed. */
  readonly trustProxy: boolean
  readonly lookupKinds: readonly Lookup['kind'][]
  readonly dnsServers: readonly string[]
  /** Outside services may be on addresses of the operator's own network. */
  readonly privateProviders: boolean
  /** A language model that may add signals to what the reader finds; null where none is set. */
  readonly llm: {
    readonly baseUrl: string
    readonly model: string
    readonly apiKey: string | null
    readonly timeoutMs: number
  } | null
  /** Webhooks may go to addresses of the operator's own network. */
  readonly privateWebhooks: boolean
  /** Whether this process also works the queue; of several processes some may only answer. */
  readonly works: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Reads the settings. AppError `bad_input` names the variable that cannot be read. */
export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const port = numberOf(env, 'ASSAY_PORT', 4400)
  const host = env['ASSAY_HOST'] ?? '127.0.0.1'
  return {
    dataDir: resolve(env['ASSAY_DATA'] ?? 'var'),
    databaseUrl: env['DATABASE_URL'] || null,
    host,
    port,
    secretKey: env['ASSAY_SECRET_KEY'] || null,
    publicUrl: (env['ASSAY_URL'] ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    trustProxy: isOn(env, 'ASSAY_TRUST_PROXY'),
    lookupKinds: [
      'network',
      'carrier',
      ...(isOn(env, 'ASSAY_DNS') ? (['mx'] as const) : []),
      ...(isOn(env, 'ASSAY_WEBSITE') ? (['website'] as const) : []),
      ...(isOn(env, 'ASSAY_PROBE') ? (['mailbox'] as const) : []),
    ],
    dnsServers: (env['ASSAY_DNS_SERVERS'] ?? '').split(',').filter(Boolean),
    privateProviders: isOn(env, 'ASSAY_PRIVATE_PROVIDERS'),
    llm: llmOf(env),
    privateWebhooks: isOn(env, 'ASSAY_PRIVATE_WEBHOOKS'),
    works: isOn(env, 'ASSAY_WORK', 'on'),
    logLevel: levelOf(env),
  }
}

function isOn(env: Readonly<Record<string, string | undefined>>, name: string, otherwise = 'off'): boolean {
  const value = (env[name] ?? otherwise).toLowerCase()
  if (['on', 'true', '1', 'yes'].includes(value)) return true
  if (['off', 'false', '0', 'no', ''].includes(value)) return false
  throw new AppError('bad_input', 'setting', `${name} is on or off`, { option: name })
}

/** `ASSAY_LLM_URL` (up to and with /v1) and `ASSAY_LLM_MODEL` switch the language model on. */
function llmOf(env: Readonly<Record<string, string | undefined>>): Settings['llm'] {
  const baseUrl = env['ASSAY_LLM_URL'] || null
  if (baseUrl === null) return null
  const model = env['ASSAY_LLM_MODEL'] || null
  if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl))
    throw new AppError('bad_input', 'setting', 'ASSAY_LLM_URL is an address such as http://127.0.0.1:11434/v1', {
      option: 'ASSAY_LLM_URL',
    })
  if (model === null)
    throw new AppError('bad_input', 'setting', 'ASSAY_LLM_URL needs ASSAY_LLM_MODEL, the name of the model', {
      option: 'ASSAY_LLM_MODEL',
    })
  const timeoutMs = numberOf(env, 'ASSAY_LLM_TIMEOUT_MS', 5_000, 'a number of milliseconds')
  return { baseUrl, model, apiKey: env['ASSAY_LLM_KEY'] || null, timeoutMs }
}

function numberOf(
  env: Readonly<Record<string, string | undefined>>,
  name: string,
  otherwise: number,
  what = 'a port number',
): number {
  const value = Number(env[name] ?? otherwise)
  if (Number.isInteger(value) && value >= 0 && value < 65_536) return value
  throw new AppError('bad_input', 'setting', `${name} is ${what} from 0 to 65535`, { option: name })
}

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const

function levelOf(env: Readonly<Record<string, string | undefined>>): Settings['logLevel'] {
  const level = levels.find((one) => one === (env['ASSAY_LOG'] ?? 'info'))
  if (level) return level
  throw new AppError('bad_input', 'setting', `ASSAY_LOG is one of ${levels.join(', ')}`, { option: 'ASSAY_LOG' })
}
