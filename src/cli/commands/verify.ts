import type { LookupSettings } from '../../app/ports/lookup.ts'
import { AppError } from '../../core/app-error.ts'
import type { MappedColumn } from '../../core/lead/import/table-columns.ts'
import type { VerifiedLine } from '../../core/verify/verified-line.ts'
import { exitCodes } from '../exit-code.ts'
import { mapOption } from '../map-option.ts'
import type { Register } from '../program.ts'
import type { Wiring } from '../wiring.ts'

type VerifyOptions = {
  readonly out?: string
  readonly json?: boolean
  readonly email?: string
  readonly phone?: string
  readonly country?: string
  readonly name?: string
  readonly company?: string
  readonly ip?: string
  readonly userAgent?: string
  readonly dns?: boolean
  readonly dnsServer?: string
  readonly probe?: boolean
  readonly smtpPort: number
  readonly helo: string
  readonly mailFrom: string
  readonly timeout: number
  readonly retryAfter?: number
  readonly allowLoopback?: boolean
  readonly concurrency: number
  readonly force?: boolean
  readonly map: readonly MappedColumn[]
}

const usage = (reason: string, message: string, option: string): AppError =>
  new AppError('bad_input', reason, message, { option })

/** A whole number within bounds, for commander. */
function wholeNumber(option: string, from: number, to: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < from || value > to)
      throw usage('not_a_number', `Give a whole number from ${from} to ${to}.`, option)
    return value
  }
}

/** A host name or address literal without blanks or control characters: it is sent to mail servers as it is. */
function heloName(text: string): string {
  if (!/^(?:[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?|\[[a-f0-9.:]+\])$/i.test(text))
    throw usage('not_a_host', 'Give a host name, such as check.example.com.', '--helo')
  return text
}

function senderAddress(text: string): string {
  if (text !== '' && !/^[^\s<>@\p{C}]{1,64}@[a-z0-9.-]{1,253}$/iu.test(text))
    throw usage('not_an_address', 'Give an address, such as check@example.com.', '--mail-from')
  return text
}

function dnsServerName(given: string): string {
  const text = given.replace(/^localhost(?=:|$)/i, '127.0.0.1')
  if (!/^(?:[\d.]{7,15}|\[[a-f0-9:]+\])(?::\d{1,5})?$/i.test(text))
    throw usage('not_a_server', 'Give HOST:PORT with a numeric address, such as 127.0.0.1:53.', '--dns-server')
  return text
}

function countryCode(text: string): string {
  if (!/^[a-z]{2}$/i.test(text))
    throw usage('not_a_country', 'Give an ISO code of two letters, such as KZ.', '--country')
  return text.toUpperCase()
}

function lookupSettings(options: VerifyOptions): LookupSettings {
  const { smtpPort, helo, mailFrom, retryAfter } = options
  return {
    dnsServers: options.dnsServer ? [options.dnsServer] : [],
    probe: options.probe ? { port: smtpPort, helo, mailFrom, retryAfterMs: retryAfter ?? null } : null,
    timeoutMs: options.timeout,
    allowLoopback: options.allowLoopback === true,
  }
}

async function makeWorld(wiring: Wiring, options: VerifyOptions) {
  const [data, policy, lookups] = await Promise.all([
    wiring.verifyData(),
    wiring.policy(),
    wiring.lookups(lookupSettings(options)),
  ])
  return { data, policy, lookups }
}

function settingsOf(options: VerifyOptions) {
  const asked = options.probe ? (['mx', 'mailbox'] as const) : options.dns ? (['mx'] as const) : []
  return { defaultCountry: options.country ?? null, kinds: ['network', 'carrier', ...asked] as const }
}

async function verifyOne(wiring: Wiring, options: VerifyOptions): Promise<void> {
  const { verifyLead } = await import('../../app/verify-leads.ts')
  const { leadFromRow } = await import('../../core/verify/lead-row.ts')
  const { ownColumns } = await import('../../core/verify/lead-columns.ts')
  const { email, phone, name, company, ip, userAgent, country } = options
  const lead = leadFromRow({ email, phone, name, company, ip, user_agent: userAgent, country }, ownColumns, '1')
  if ('reason' in lead) throw usage(lead.reason, `The field ${lead.column} must be text.`, `--${lead.column}`)
  const line = await verifyLead(await makeWorld(wiring, options), lead, settingsOf(options))
  if (options.json) wiring.printJson(line)
  else process.stdout.write(`${verifiedText(line)}\n`)
}

/** A verdict for people: a line for each finding. */
function verifiedText(line: VerifiedLine): string {
  const findings = line['findings'] as readonly { check: string; outcome: string; reason: string; evidence: object }[]
  const rows = findings.map(({ check, outcome, reason, evidence }) => {
    const suggestion = (evidence as { readonly suggestion?: unknown }).suggestion
    const note = typeof suggestion === 'string' ? `  did you mean ${suggestion}?` : ''
    return `${outcome.padEnd(8)} ${check.padEnd(18)} ${reason}${note}`
  })
  return [`verdict  ${line.verdict}`, ...rows].join('\n')
}

async function verifyFile(wiring: Wiring, file: string, options: VerifyOptions): Promise<void> {
  if (options.out === undefined) throw usage('out_missing', 'A file of leads needs --out FILE.', '--out')
  const { verifyLeads } = await import('../../app/verify-leads.ts')
  const world = {
    ...(await makeWorld(wiring, options)),
    files: await wiring.files(),
    progress: await wiring.progress(),
    importWords: await wiring.importWords(),
  }
  const { verified, kept, refused } = await verifyLeads(world, {
    ...settingsOf(options),
    from: file,
    to: options.out,
    force: options.force === true,
    mapped: options.map,
    concurrency: options.probe || options.dns ? options.concurrency : 1,
  })
  wiring.note(`${verified} verified, ${kept} kept from before, ${refused} refused`)
  if (refused > 0) process.exitCode = exitCodes.someRefused
}

/** `assay verify --email A ...` for one lead, `assay verify LEADS.csv|.jsonl --out VERIFIED.jsonl` for a file. */
export const registerVerify: Register = (program, wiring) => {
  program
    .command('verify')
    .description('says which leads are real and can be reached, and why')
    .argument('[file]', 'leads as CSV, XLSX or JSONL')
    .option('--out <file>', 'where the answers for a file go, one JSON object a line; an interrupted one is continued')
    .option('--email <address>')
    .option('--phone <number>')
    .option('--country <code>', 'default country, ISO code', countryCode)
    .option('--name <name>')
    .option('--company <name>')
    .option('--ip <address>')
    .option('--user-agent <text>')
    .option(...mapOption)
    .option('--json', 'one JSON document on standard output')
    .option('--dns', 'ask DNS for mail hosts')
    .option('--dns-server <host:port>', 'the DNS server to ask', dnsServerName)
    .option('--probe', 'ask mail servers for the mailbox, without sending anything')
    .option('--smtp-port <port>', 'port of mail servers', wholeNumber('--smtp-port', 1, 65_535), 25)
    .option('--helo <name>', 'what to call ourselves', heloName, 'localhost.localdomain')
    .option('--mail-from <address>', 'sender of the probe; the null sender by default', senderAddress, '')
    .option('--timeout <ms>', 'bound for one reply', wholeNumber('--timeout', 100, 600_000), 10_000)
    .option('--retry-after <ms>', 'wait before the one retry', wholeNumber('--retry-after', 0, 3_600_000))
    .option('--allow-loopback', 'let probes reach 127.0.0.0/8 (for tests)')
    .option('--concurrency <n>', 'leads in the works at once', wholeNumber('--concurrency', 1, 1000), 20)
    .option('--force', 'start anew instead of continuing')
    .action(async (file: string | undefined, options: VerifyOptions) => {
      const fields = [options.email, options.phone, options.name, options.company, options.ip, options.userAgent]
      if (file !== undefined) return verifyFile(wiring, file, options)
      if (fields.every((field) => field === undefined))
        throw usage('nothing_to_verify', 'Name a file, or give --email, --phone, --name, --company, --ip.', '--email')
      return verifyOne(wiring, options)
    })
}
