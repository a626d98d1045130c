import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LookupPort } from '../../src/app/ports/lookup.ts'
import { mailboxAnswerOf } from '../../src/core/verify/email/mailbox-answer.ts'
import { mxAnswerOf } from '../../src/core/verify/email/mx-answer.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'
import { makeLookups } from '../../src/lookup/make-lookups.ts'
import { type DnsLab, type LabZone, startDnsLab } from '../support/dns-lab.ts'
import { type SmtpLab, type SmtpManners, startSmtpLab } from '../support/smtp-lab.ts'

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))
const after = async (ms: number, text: string): Promise<string> => {
  await sleep(ms)
  return text
}
const onlyReal = (address: string): string =>
  /^(?:real|почта)@/.test(address) ? '250 2.1.5 ok' : '550 5.1.1 user unknown'
/** Refuses each recipient until 300 ms after it was first named. */
const greylist = (): ((address: string) => string) => {
  const first = new Map<string, number>()
  return (address) => {
    const since = first.get(address) ?? performance.now()
    first.set(address, since)
    return performance.now() - since < 300 ? '451 4.7.1 Greylisted, please come back' : onlyReal(address)
  }
}
const drip = (text: string) => async (): Promise<string> => {
  await sleep(5_000)
  return text
}

type Scenario = {
  readonly manners?: SmtpManners
  readonly zone?: LabZone
  readonly expected: string
  readonly local?: string
  readonly mx?: string
}

const scenarios: Readonly<Record<string, Scenario>> = {
  ok: { manners: { rcpt: onlyReal }, expected: 'deliverable accepted' },
  unknown: { manners: { rcpt: () => '550 5.1.1 user unknown' }, expected: 'undeliverable no_user' },
  catchall: { manners: { rcpt: () => '250 ok' }, expected: 'risky catch_all' },
  grey: { manners: { rcpt: greylist() }, expected: 'deliverable accepted' },
  full: { manners: { rcpt: () => '452 4.2.2 mailbox full' }, expected: 'risky mailbox_full' },
  over: { manners: { rcpt: () => '552 5.2.2 over quota' }, expected: 'risky mailbox_full' },
  disabled: { manners: { rcpt: () => '554 5.2.1 account disabled' }, expected: 'undeliverable account_disabled' },
  listed: {
    manners: { rcpt: () => '550 5.7.1 blocked, your IP is on a blocklist' },
    expected: 'unknown sender_blocked',
  },
  listedbanner: { manners: { greeting: '554 5.7.1 blocked' }, expected: 'unknown sender_blocked' },
  busy: { manners: { greeting: '421 too many connections' }, expected: 'unknown retry_later' },
  slow: { manners: { greeting: () => after(700, '220 lab'), rcpt: onlyReal }, expected: 'deliverable accepted' },
  tarpit: { manners: { rcpt: (address) => after(600, onlyReal(address)) }, expected: 'deliverable accepted' },
  hang: { manners: { greeting: () => new Promise<string>(() => undefined) }, expected: 'unknown timeout' },
  web: { manners: { greeting: 'HTTP/1.1 400 Bad Request\r\n\r\n<html>' }, expected: 'unknown not_smtp' },
  drop: { manners: { rcpt: () => null }, expected: 'unknown connection_dropped' },
  utf8: {
    manners: {
      ehlo: '250-lab\r\n250 SMTPUTF8',
      rcpt: onlyReal,
      mail: (line) => (line.endsWith('SMTPUTF8') ? '250 ok' : '550 no'),
    },
    local: 'почта',
    expected: 'deliverable accepted',
  },
  noutf8: { manners: { rcpt: onlyReal }, local: 'почта', expected: 'undeliverable smtputf8_not_supported' },
  sender: { manners: { mail: () => '550 5.1.8 sender refused' }, expected: 'unknown sender_rejected' },
  relay: { manners: { rcpt: () => '554 5.7.1 relay access denied' }, expected: 'undeliverable relay_denied' },
  silentcode: { manners: { rcpt: () => '550 x' }, expected: 'unknown refused_without_reason' },
  hugebanner: { manners: { greeting: `220 ${'x'.repeat(200_000)}` }, expected: 'unknown reply_too_long' },
  endless: {
    manners: {
      greeting: (socket) => {
        const timer = setInterval(() => socket.write('220-more\r\n'.repeat(20)), 5)
        socket.once('close', () => clearInterval(timer))
        return null
      },
    },
    expected: 'unknown reply_too_long',
  },
  drip: {
    manners: {
      greeting: (socket) => {
        const timer = setInterval(() => socket.write('2'), 100)
        socket.once('close', () => clearInterval(timer))
        return null
      },
    },
    expected: 'unknown timeout',
  },
  midreply: {
    manners: {
      greeting: (socket) => {
        socket.end('220-half')
        return null
      },
    },
    expected: 'unknown connection_dropped',
  },
  ahead: {
    manners: { greeting: '220 lab\r\n250 a\r\n250 b\r\n250 c', rcpt: drip('250') },
    expected: 'unknown not_smtp',
  },
  randomfails: {
    manners: { rcpt: (address) => (address.startsWith('real@') ? '250 ok' : null) },
    expected: 'risky catch_all_unknown',
  },
  noehlo: {
    manners: { ehlo: '502 what?', rcpt: onlyReal },
    expected: 'unknown refused_greeting',
  },
  nullmx: { zone: { mx: [[0, '']] }, expected: 'not asked', mx: 'null' },
  nomail: { zone: {}, expected: 'not asked', mx: 'none' },
  nx: { expected: 'not asked', mx: 'none' },
  mxgone: { zone: { mx: [[10, 'gone.test']] }, expected: 'not asked', mx: 'none' },
  servfail: { zone: { fault: 'servfail' }, expected: 'not asked', mx: 'unknown' },
  dnsrefused: { zone: { fault: 'refused' }, expected: 'not asked', mx: 'unknown' },
  dnssilent: { zone: { fault: 'silent' }, expected: 'not asked', mx: 'unknown' },
  dnsgarbage: { zone: { fault: 'garbage' }, expected: 'not asked', mx: 'unknown' },
  cnameloop: { zone: { cname: 'cnameloop.test' }, expected: 'not asked', mx: 'unknown' },
  refused: { zone: { mx: [[10, 'closed.test']] }, expected: 'unknown connection_refused' },
  fallback: {
    zone: {
      mx: [
        [20, 'mx-ok.test'],
        [10, 'closed.test'],
      ],
    },
    expected: 'deliverable accepted',
  },
  hangthenok: {
    zone: {
      mx: [
        [10, 'mx-hang.test'],
        [20, 'mx-ok.test'],
      ],
    },
    expected: 'deliverable accepted',
  },
  laterthenok: {
    zone: {
      mx: [
        [10, 'mx-later.test'],
        [20, 'mx-ok.test'],
      ],
    },
    expected: 'deliverable accepted',
  },
  later: { manners: { rcpt: () => '451 4.3.0 local trouble' }, expected: 'unknown retry_later' },
  addressonly: { zone: { a: ['127.0.1.1'] }, expected: 'deliverable accepted', mx: 'implicit' },
  alias: { zone: { mx: [[10, 'alias-of-ok.test']] }, expected: 'deliverable accepted' },
  private: { zone: { mx: [[10, 'inside.test']] }, expected: 'unknown special_address' },
  tls: { zone: { mx: [[10, 'mx-tls.test']] }, expected: 'deliverable accepted' },
}

const ips = Object.fromEntries(
  Object.entries(scenarios)
    .filter(([, { manners }]) => manners !== undefined)
    .map(([name], index) => [name, `127.0.1.${index + 1}`]),
)
const tlsIp = '127.0.1.200'

function zones(): Readonly<Record<string, LabZone>> {
  const own = Object.entries(scenarios).flatMap(([name, { zone, manners }]) => {
    if (manners !== undefined)
      return [
        [`${name}.test`, { mx: [[10, `mx-${name}.test`]] }] as const,
        [`mx-${name}.test`, { a: [ips[name]!] }] as const,
      ]
    return zone === undefined ? [] : [[`${name}.test`, zone] as const]
  })
  return {
    ...Object.fromEntries<LabZone>(own),
    'closed.test': { a: ['127.0.2.1'] },
    'inside.test': { a: ['10.0.0.1', '192.168.1.1', '169.254.169.254'] },
    'alias-of-ok.test': { cname: 'mx-ok.test' },
    'mx-tls.test': { a: [tlsIp] },
  }
}

let dns: DnsLab
let smtp: SmtpLab
let lookups: LookupPort

beforeAll(async () => {
  dns = await startDnsLab(zones())
  smtp = await startSmtpLab(
    Object.fromEntries(Object.entries(ips).map(([name, ip]) => [ip, scenarios[name]?.manners ?? {}])),
    [tlsIp],
  )
  const probe = { port: smtp.port, helo: 'lab.test', mailFrom: 'probe@lab.test', retryAfterMs: 500 }
  lookups = makeLookups({ dnsServers: [dns.address], timeoutMs: 1_000, allowLoopback: true, probe }, loadVerifyData)
})

afterAll(async () => {
  await Promise.all([dns.close(), smtp.close()])
})

test.concurrent.each(Object.entries(scenarios))('%s', { timeout: 20_000 }, async (name, { expected, local, mx }) => {
  const domain = `${name}.test`
  const first = mxAnswerOf(await lookups.answer([{ kind: 'mx', domain }]), domain)
  if (mx !== undefined) expect(first?.state).toBe(mx)
  if (first === null || first.hosts.length === 0) return expect(expected).toBe('not asked')
  const address = `${local ?? 'real'}@${domain}`
  const answer = mailboxAnswerOf(await lookups.answer([{ kind: 'mailbox', address, hosts: first.hosts }]), address)
  expect(`${answer?.state} ${answer?.reason}`).toBe(expected)
})

test('without leave for loopback no lab server is reached', async () => {
  const before = smtp.connections()
  const probe = { port: smtp.port, helo: 'lab.test', mailFrom: '', retryAfterMs: null }
  const guarded = makeLookups(
    { dnsServers: [dns.address], timeoutMs: 500, allowLoopback: false, probe },
    loadVerifyData,
  )
  const address = 'real@ok.test'
  const answers = await guarded.answer([
    { kind: 'mailbox', address, hosts: ['mx-ok.test', '127.0.1.1', '::1', 'localhost'] },
  ])
  expect(mailboxAnswerOf(answers, address)?.state).toBe('unknown')
  expect(smtp.connections()).toBe(before)
})
