import { isIP } from 'node:net'
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
  /** A directory of word vectors that have proved themselves, or the file that says so; null where none is set. */
  readonly vectors: string | null
  /** Webhooks may go to addresses of the operator's own network. */
  readonly privateWebhooks: boolean
  /** Whether this process also works the queue; of several processes some may only answer. */
  readonly works: boolean
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings; an empty variable counts as none. AppError `bad_input` names the variable that cannot be read. */
export function readSettings(env: Environment): Settings {
  const port = numberOf(env, 'ASSAY_PORT', 4400)
  return {
    dataDir: resolve(env['ASSAY_DATA'] || 'var'),
    databaseUrl: databaseUrlOf(env),
    host: env['ASSAY_HOST'] || '127.0.0.1',
    port,
    secretKey: env['ASSAY_SECRET_KEY'] || null,
    publicUrl:
      webAddress(env, 'ASSAY_URL', 'https://leads.example.com')?.replace(/\/+$/, '') ?? `http://localhost:${port}`,
    trustProxy: isOn(env, 'ASSAY_TRUST_PROXY'),
    lookupKinds: [
      'network',
      'carrier',
      ...(isOn(env, 'ASSAY_DNS') ? (['mx'] as const) : []),
      ...(isOn(env, 'ASSAY_WEBSITE') ? (['website'] as const) : []),
      ...(isOn(env, 'ASSAY_PROBE') ? (['mailbox'] as const) : []),
    ],
    dnsServers: dnsServersOf(env),
    privateProviders: isOn(env, 'ASSAY_PRIVATE_PROVIDERS'),
    llm: llmOf(env),
    vectors: env['ASSAY_VECTORS'] || null,
    privateWebhooks: isOn(env, 'ASSAY_PRIVATE_WEBHOOKS'),
    works: isOn(env, 'ASSAY_WORK', 'on'),
    logLevel: levelOf(env),
  }
}

function isOn(env: Environment, name: string, otherwise = 'off'): boolean {
  const value = (env[name] || otherwise).toLowerCase()
  if (['on', 'true', '1', 'yes'].includes(value)) return true
  if (['off', 'false', '0', 'no'].includes(value)) return false
  throw fault(name, `${name} is on or off`)
}

const fault = (option: string, message: string) => new AppError('bad_input', 'setting', message, { option })

function databaseUrlOf(env: Environment): string | null {
  const url = env['DATABASE_URL'] || null
  if (url === null || (/^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url))) return url
  throw fault('DATABASE_URL', 'DATABASE_URL is an address such as postgresql://user:password@host/database')
}

/** An http(s) address; null where none is set. */
function webAddress(env: Environment, name: string, example: string): string | null {
  const address = env[name] || null
  if (address === null || (/^https?:\/\//.test(address) && URL.canParse(address))) return address
  throw fault(name, `${name} is an address such as ${example}`)
}

/** Resolvers by number: a name would need a resolver to be found. */
function dnsServersOf(env: Environment): readonly string[] {
  const servers = (env['ASSAY_DNS_SERVERS'] || '').split(',').map((one) => one.trim())
  const isServer = (one: string) =>
    isIP(one.replace(/:\d{1,5}$/, '')) === 4 || isIP(one.replace(/^\[(.*)\](?::\d{1,5})?$/, '$1')) === 6
  const named = servers.filter((one) => one !== '')
  if (named.every(isServer)) return named
  throw fault(
    'ASSAY_DNS_SERVERS',
    'ASSAY_DNS_SERVERS holds numeric addresses, such as 127.0.0.1:53, separated by commas',
  )
}

/** `ASSAY_LLM_URL` (up to and with /v1) and `ASSAY_LLM_MODEL` switch the language model on. */
function llmOf(env: Environment): Settings['llm'] {
  const baseUrl = webAddress(env, 'ASSAY_LLM_URL', 'http://127.0.0.1:11434/v1')
  if (baseUrl === null) return null
  const model = env['ASSAY_LLM_MODEL'] || null
  if (model === null) throw fault('ASSAY_LLM_MODEL', 'ASSAY_LLM_URL needs ASSAY_LLM_MODEL, the name of the model')
  const timeoutMs = numberOf(env, 'ASSAY_LLM_TIMEOUT_MS', 5_000, 'a number of milliseconds')
  return { baseUrl, model, apiKey: env['ASSAY_LLM_KEY'] || null, timeoutMs }
}

function numberOf(env: Environment, name: string, otherwise: number, what = 'a port number'): number {
  const value = Number(env[name] || otherwise)
  if (Number.isInteger(value) && value >= 1 && value < 65_536) return value
  throw fault(name, `${name} is ${what} from 1 to 65535`)
}

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const

function levelOf(env: Environment): Settings['logLevel'] {
  const level = levels.find((one) => one === (env['ASSAY_LOG'] || 'info'))
  if (level) return level
  throw fault('ASSAY_LOG', `ASSAY_LOG is one of ${levels.join(', ')}`)
}

/** Variables that look like settings and are none: a slip of the keyboard must not pass for a setting that works. */
export function unknownSettings(env: Environment): readonly string[] {
  return Object.keys(env).filter((name) => /^ASSAY_(?!TEST_)/.test(name) && !known.has(name))
}

const known: ReadonlySet<string> = new Set([
  'ASSAY_DATA',
  'ASSAY_DNS',
  'ASSAY_DNS_SERVERS',
  'ASSAY_HOST',
  'ASSAY_LLM_KEY',
  'ASSAY_LLM_MODEL',
  'ASSAY_LLM_TIMEOUT_MS',
  'ASSAY_LLM_URL',
  'ASSAY_LOG',
  'ASSAY_PORT',
  'ASSAY_PRIVATE_PROVIDERS',
  'ASSAY_PRIVATE_WEBHOOKS',
  'ASSAY_PROBE',
  'ASSAY_SECRET_KEY',
  'ASSAY_TRUST_PROXY',
  'ASSAY_URL',
  'ASSAY_VECTORS',
  'ASSAY_WEBSITE',
  'ASSAY_WORK',
])
