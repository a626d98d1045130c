import { afterAll, beforeAll, expect, test } from 'vitest'
import type { LookupPort } from '../../src/app/ports/lookup.ts'
import { mailboxAnswerOf } from '../../src/core/verify/email/mailbox-answer.ts'
import { mxAnswerOf } from '../../src/core/verify/email/mx-answer.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'
import { makeLookups } from '../../src/lookup/make-lookups.ts'
import { type DnsLab, type LabZone, startDnsLab } from '../support/dns-lab.ts'
import { type SmtpLab, type SmtpManners, startSmtpLab } from '../support/smtp-lab.ts'

const onlyReal = (address: string): string => (address.startsWith('real@') ? '250 ok' : '550 5.1.1 user unknown')

/** Servers that mean harm or are broken, each with what must be said of their mailboxes. */
const servers: Readonly<Record<string, { readonly manners: SmtpManners; readonly expected: string }>> = {
  linedrip: {
    manners: {
      greeting: (socket) => {
        const timer = setInterval(() => socket.write('220-wait\r\n'), 120)
        socket.once('close', () => clearInterval(timer))
        return null
      },
    },
    expected: 'unknown timeout',
  },
  endlessrcpt: { manners: { rcpt: () => '250-more\r\n'.repeat(5_000) }, expected: 'unknown reply_too_long' },
  refusedinthousand: {
    manners: { rcpt: () => `${'550-no\r\n'.repeat(40)}550 5.1.1 user unknown` },
    expected: 'undeliverable no_user',
  },
  nul: { manners: { greeting: '\0\0\0\0' }, expected: 'unknown not_smtp' },
  binary: { manners: { greeting: String.fromCharCode(1, 200, 3, 250) }, expected: 'unknown not_smtp' },
  latefeeds: { manners: { greeting: '220 lab\n', rcpt: onlyReal }, expected: 'unknown not_smtp' },
  mixedcodes: { manners: { rcpt: () => '250-yes\r\n550 no' }, expected: 'unknown not_smtp' },
  unheardcode: { manners: { rcpt: () => '999 what' }, expected: 'unknown not_smtp' },
  intermediate: { manners: { rcpt: () => '354 go on' }, expected: 'unknown not_smtp' },
  notverified: { manners: { rcpt: () => '252 cannot say' }, expected: 'risky not_verified' },
  starttlsgarbage: {
    manners: {
      ehlo: '250-lab\r\n250 STARTTLS',
      mail: () => '530 5.7.0 Must issue a STARTTLS command first',
      starttls: '220 go\r\nthis is no handshake',
    },
    expected: 'unknown tls_failed',
  },
  starttlsrefused: {
    manners: { ehlo: '250-lab\r\n250 STARTTLS', mail: () => '530 STARTTLS first', starttls: '454 not now' },
    expected: 'unknown tls_failed',
  },
  starttlsnever: {
    manners: { ehlo: '250-lab\r\n250 STARTTLS', mail: () => '530 STARTTLS first', starttls: '220 go' },
    expected: 'unknown tls_failed',
  },
  tlsnotneeded: {
    manners: { ehlo: '250-lab\r\n250 STARTTLS', rcpt: onlyReal, starttls: '220 go\r\nno handshake' },
    expected: 'deliverable accepted',
  },
  closesonstranger: {
    manners: { rcpt: (address) => (address.startsWith('real@') ? '250 ok' : '421 too many unknown recipients') },
    expected: 'risky catch_all_unknown',
  },
  everythinglater: { manners: { mail: () => '451 4.7.1 try again later' }, expected: 'unknown retry_later' },
  // Takes everybody, but lets strangers wait for ever: nothing is proved of the one it took.
  tarpitstranger: {
    manners: { rcpt: (address) => (address.startsWith('real@') ? '250 ok' : new Promise<string>(() => undefined)) },
    expected: 'risky catch_all_unknown',
  },
  // Every byte in time, no line ever whole within the bound.
  dribble: {
    manners: {
      greeting: (socket) => {
        const text = '220 lab ESMTP ready and willing to talk for a very long time indeed\r\n'
        let at = 0
        const timer = setInterval(() => socket.write(text[at++ % text.length]!), 60)
        socket.once('close', () => clearInterval(timer))
        return null
      },
    },
    expected: 'unknown timeout',
  },
  // Later, says the greylist; and then that there is nobody.
  greythenno: {
    manners: { rcpt: (_, visits) => (visits === 0 ? '451 4.7.1 Greylisted' : '550 5.1.1 user unknown') },
    expected: 'undeliverable no_user',
  },
  // Later, and then everybody is welcome.
  greythenall: {
    manners: { rcpt: (_, visits) => (visits === 0 ? '451 4.7.1 Greylisted' : '250 ok') },
    expected: 'risky catch_all',
  },
  // Takes the recipient, and greylists the stranger it is compared with, again and again.
  greystranger: {
    manners: { rcpt: (address) => (address.startsWith('real@') ? '250 ok' : '451 4.7.1 Greylisted') },
    expected: 'risky catch_all_unknown',
  },
  // Changes its mind each time it is asked.
  fickle: {
    manners: { rcpt: (_, visits) => (visits % 2 === 0 ? '450 4.2.0 try later' : '421 4.7.0 too fast') },
    expected: 'unknown retry_later',
  },
  // Yes and no at once: which of the two is meant nobody knows.
  yesandno: { manners: { rcpt: () => '250 2.1.5 ok\r\n550 5.1.1 user unknown' }, expected: 'unknown not_smtp' },
  noandyes: { manners: { rcpt: () => '550 5.1.1 user unknown\r\n250 2.1.5 ok' }, expected: 'unknown not_smtp' },
  noandbye: { manners: { rcpt: () => '550 5.1.1 user unknown\r\n221 2.0.0 bye' }, expected: 'undeliverable no_user' },
  // The number says no such user, the words say that we are not wanted.
  blockedasnouser: {
    manners: { rcpt: () => '550 5.1.1 rejected: your host is listed at zen.spamhaus.org' },
    expected: 'unknown sender_blocked',
  },
  wrongsender: {
    manners: { rcpt: () => '550 5.1.1 Sender address rejected: Domain not found' },
    expected: 'unknown sender_rejected',
  },
  barecr: { manners: { greeting: '220 lab\r220 lab', rcpt: onlyReal }, expected: 'unknown not_smtp' },
  noline: {
    manners: {
      greeting: (socket) => {
        socket.end('550 5.1.1 user unknown')
        return null
      },
    },
    expected: 'unknown connection_dropped',
  },
  utf16: { manners: { greeting: '2\0' + '2\0' + '0\0 \0' }, expected: 'unknown not_smtp' },
  forwards: {
    manners: { rcpt: (address) => (address.startsWith('real@') ? '251 user not local, will forward' : '550 5.1.1 no') },
    expected: 'deliverable accepted',
  },
  ehlohuge: { manners: { ehlo: `250-${'x'.repeat(60_000)}\r\n250 ok` }, expected: 'unknown reply_too_long' },
}
const ips = Object.fromEntries(Object.keys(servers).map((name, index) => [name, `127.0.3.${index + 1}`]))
const okIp = '127.0.3.200'

/** Domains whose DNS means harm or is broken. */
const domains: Readonly<Record<string, { readonly zone: LabZone; readonly mx: string; readonly expected: string }>> = {
  nullmixed: {
    zone: {
      mx: [
        [0, ''],
        [10, 'mx-ok.test'],
      ],
    },
    mx: 'ok',
    expected: 'deliverable accepted',
  },
  loopbackname: { zone: { mx: [[10, 'home.test']] }, mx: 'ok', expected: 'unknown special_address' },
  literal: { zone: { mx: [[10, '10.0.0.1']] }, mx: 'ok', expected: 'unknown special_address' },
  metadata: { zone: { mx: [[10, 'cloud.test']] }, mx: 'ok', expected: 'unknown special_address' },
  sixonly: { zone: { mx: [[10, 'six.test']] }, mx: 'ok', expected: 'unknown special_address' },
  mapped: { zone: { mx: [[10, 'sixmapped.test']] }, mx: 'ok', expected: 'unknown special_address' },
  insidefirst: {
    zone: {
      mx: [
        [5, 'cloud.test'],
        [10, 'mx-ok.test'],
      ],
    },
    mx: 'ok',
    expected: 'deliverable accepted',
  },
  longchain: { zone: { mx: [[10, 'chain0.test']] }, mx: 'ok', expected: 'unknown cname_loop' },
  twoloop: { zone: { mx: [[10, 'ring-a.test']] }, mx: 'ok', expected: 'unknown cname_loop' },
  overtcp: { zone: { overTcp: true, mx: [[10, 'mx-ok.test']] }, mx: 'ok', expected: 'deliverable accepted' },
  aliasinside: { zone: { mx: [[10, 'alias-inside.test']] }, mx: 'ok', expected: 'unknown special_address' },
  pointerloop: { zone: { trick: 'loop', mx: [[10, 'mx-ok.test']] }, mx: 'unknown', expected: 'not asked' },
  torn: { zone: { trick: 'torn', mx: [[10, 'mx-ok.test']] }, mx: 'unknown', expected: 'not asked' },
  flaky: { zone: { failsFirst: 1, mx: [[10, 'mx-ok.test']] }, mx: 'ok', expected: 'deliverable accepted' },
  denies: { zone: { deniesMx: true, a: [okIp] }, mx: 'implicit', expected: 'deliverable accepted' },
  sixthlives: {
    zone: { mx: [...Array.from({ length: 5 }, (_, at) => [at, `none${at}.test`] as const), [50, 'mx-ok.test']] },
    mx: 'ok',
    expected: 'deliverable accepted',
  },
  cut: { zone: { fault: 'cut' }, mx: 'unknown', expected: 'not asked' },
  manyhosts: {
    zone: { mx: Array.from({ length: 20 }, (_, at) => [at, `none${at}.test`] as const) },
    mx: 'none',
    expected: 'not asked',
  },
}

const zones: Readonly<Record<string, LabZone>> = {
  ...Object.fromEntries(Object.entries(domains).map(([name, { zone }]) => [`${name}.test`, zone])),
  ...Object.fromEntries(
    Object.keys(servers).map((name) => [`${name}.test`, { mx: [[10, `mx-${name}.test`]] } as LabZone]),
  ),
  ...Object.fromEntries(Object.entries(ips).map(([name, ip]) => [`mx-${name}.test`, { a: [ip] }])),
  ...Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`chain${at}.test`, { cname: `chain${at + 1}.test` }])),
  'flood.test': { trick: 'flood', mx: [[10, 'mx-ok.test']] },
  'alias-inside.test': { cname: 'cloud.test' },
  'ring-a.test': { cname: 'ring-b.test' },
  'ring-b.test': { cname: 'ring-a.test' },
  'mx-ok.test': { a: [okIp] },
  'home.test': { a: ['0.0.0.0', '169.254.1.1'] },
  'cloud.test': { a: ['169.254.169.254', '100.64.0.1', '192.168.0.1'] },
  'six.test': { aaaa: ['0:0:0:0:0:0:0:1', 'fe80:0:0:0:0:0:0:1', 'fd00:0:0:0:0:0:0:1'] },
  'sixmapped.test': { aaaa: ['0:0:0:0:0:ffff:a00:1', '64:ff9b:0:0:0:0:a00:1', '2002:a00:1:0:0:0:0:1'] },
  'rebind.test': { mx: [[10, 'turning.test']] },
  'turning.test': { turns: [[okIp], ['10.0.0.1']] },
}

let dns: DnsLab
let smtp: SmtpLab
let lookups: LookupPort

beforeAll(async () => {
  dns = await startDnsLab(zones)
  const manners = Object.fromEntries(Object.entries(ips).map(([name, ip]) => [ip, servers[name]!.manners]))
  smtp = await startSmtpLab({ ...manners, [okIp]: { rcpt: onlyReal } })
  const probe = { port: smtp.port, helo: 'lab.test', mailFrom: 'probe@lab.test', retryAfterMs: 100 }
  lookups = makeLookups({ dnsServers: [dns.address], timeoutMs: 600, allowLoopback: true, probe }, loadVerifyData)
})

afterAll(async () => {
  await Promise.all([dns.close(), smtp.close()])
})

async function probe(domain: string): Promise<{ readonly mx: string | undefined; readonly mailbox: string }> {
  const found = mxAnswerOf(await lookups.answer([{ kind: 'mx', domain }]), domain)
  if (found === null || found.hosts.length === 0) return { mx: found?.state, mailbox: 'not asked' }
  const address = `real@${domain}`
  const answer = mailboxAnswerOf(await lookups.answer([{ kind: 'mailbox', address, hosts: found.hosts }]), address)
  return { mx: found.state, mailbox: `${answer?.state} ${answer?.reason}` }
}

test.concurrent.each(Object.entries(servers))('server %s', { timeout: 15_000 }, async (name, { expected }) => {
  expect((await probe(`${name}.test`)).mailbox).toBe(expected)
})

test.concurrent.each(Object.entries(domains))('domain %s', { timeout: 15_000 }, async (name, { mx, expected }) => {
  expect(await probe(`${name}.test`)).toEqual({ mx, mailbox: expected })
})

test('an answer with fifty kilobytes of text beside it is read or unknown, never taken for none', async () => {
  expect(['ok', 'unknown']).toContain((await probe('flood.test')).mx)
})

test('an address that turns to a private one after it was asked for is not dialled', { timeout: 15_000 }, async () => {
  const { mailbox } = await probe('rebind.test')
  expect(mailbox).toBe('unknown special_address')
})
