// Accuracy of verification on the suites of ../shared/verify, peers beside where they are at hand.
// Writes its section of bench/verification.md.
//   node bench/verification.ts [FOLDER]     FOLDER: where mailcheck was installed (npm install --prefix FOLDER mailcheck)
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { parseAddress } from '../src/core/verify/email/address.ts'
import { disposableReason } from '../src/core/verify/email/disposable.ts'
import { suggestDomain } from '../src/core/verify/email/domain-typo.ts'
import { repairAddress } from '../src/core/verify/email/repair-address.ts'
import { isRoleLocal } from '../src/core/verify/email/role.ts'
import { judgeName } from '../src/core/verify/name/judge-name.ts'
import { agentKind } from '../src/core/verify/network/agent-kind.ts'
import { isFakeNumber } from '../src/core/verify/phone/fake-number.ts'
import { parsePhone } from '../src/core/verify/phone/parse-phone.ts'
import { meaningOfReply } from '../src/core/verify/smtp/reply-meaning.ts'
import { loadVerifyData } from '../src/files/shipped-verify-data.ts'
import { makeNetworkTable } from '../src/lookup/network-table.ts'
import { sectionWriter, table as markdownTable } from './results.ts'

const suites = new URL('../../shared/verify/', import.meta.url)
if (!existsSync(suites)) {
  console.log('skipped: ../shared/verify is absent')
  process.exit(0)
}
type Row = Readonly<Record<string, string | number | boolean | null>>
const read = (name: string): readonly Row[] =>
  readFileSync(new URL(name, suites), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
const text = (row: Row, key: string): string => String(row[key] ?? '')
const data = await loadVerifyData()

/** The share of rows for which something holds, for people. */
function share(rows: readonly Row[], holds: (row: Row) => boolean): string {
  const count = rows.filter(holds).length
  return `${count} of ${rows.length} (${((100 * count) / Math.max(1, rows.length)).toFixed(1)} %)`
}
const figures: string[][] = []
const print = (what: string, ours: string, peer = ''): void => {
  figures.push([what, ours, peer])
}

const [folder] = process.argv.slice(2)
type Mailcheck = { run(options: object): { readonly domain: string } | undefined }
const mailcheck =
  folder === undefined ? null : (createRequire(import.meta.url)(`${folder}/node_modules/mailcheck`) as Mailcheck)
const peerSuggests = (domain: string): string | null => mailcheck?.run({ email: `a@${domain}` })?.domain ?? null
const suggests = (domain: string): string | null => {
  const { form, ascii } = parseAddress(`a@${domain}`)
  if (form !== 'reject') return suggestDomain(ascii, data, 'unknown')
  return repairAddress(`a@${domain}`, data)?.slice(2) ?? null
}

const syntax = read('email_syntax.jsonl').filter((row) => row['form'] !== 'either')
print(
  'address form, accepted or refused rightly',
  share(syntax, (row) => parseAddress(text(row, 'address')).form === row['form']),
)
const typos = read('email_typos.jsonl').filter((row) => row['kind'] !== 'ambiguous')
for (const region of ['global', 'ru', 'il']) {
  const rows = typos.filter((row) => row['region'] === region)
  const peer =
    mailcheck === null ? '' : `mailcheck ${share(rows, (row) => peerSuggests(text(row, 'typed')) === row['intended'])}`
  print(
    `domain typos, ${region}`,
    share(rows, (row) => suggests(text(row, 'typed')) === row['intended']),
    peer,
  )
}
const living = read('email_valid_lookalikes.jsonl')
const peerTouched =
  mailcheck === null ? '' : `mailcheck ${share(living, (row) => peerSuggests(text(row, 'domain')) !== null)}`
print(
  'living look-alikes wrongly corrected',
  share(living, (row) => suggests(text(row, 'domain')) !== null),
  peerTouched,
)
const institutions = readFileSync(new URL('../data/verify/institutions.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((domain): Row => ({ domain }))
const blind = { ...data, institutionDomains: new Set<string>(), freeDomains: new Set<string>() }
print(
  'institutions wrongly corrected if the list did not hold them',
  share(institutions, (row) => suggestDomain(text(row, 'domain'), blind, 'unknown') !== null),
  mailcheck === null ? '' : `mailcheck ${share(institutions, (row) => peerSuggests(text(row, 'domain')) !== null)}`,
)
const hosts = (
  JSON.parse(readFileSync(new URL('disposable_mx_hosts.json', suites), 'utf8')) as {
    readonly disposable: readonly string[]
  }
).disposable
print(
  'throw-away services by their mail host',
  share(
    hosts.map((host): Row => ({ host })),
    (row) => disposableReason('some-domain.example', [text(row, 'host')], data) !== null,
  ),
)
print(
  'living look-alikes called throw-away',
  share(living, (row) => disposableReason(text(row, 'domain'), [], data) !== null),
)
print(
  'role addresses',
  share(read('email_roles.jsonl'), (row) => isRoleLocal(text(row, 'local')) === row['role']),
)

const phones = read('phones.jsonl')
const region = (row: Row): string | null => (row['default_region'] === null ? null : text(row, 'default_region'))
const peerNumber = (row: Row): string | null => {
  const country = region(row) ?? ''
  const known: CountryCode | undefined = isSupportedCountry(country) ? country : undefined
  const number = parsePhoneNumberFromString(text(row, 'raw'), known)
  return number?.isValid() === true ? number.number : null
}
const parsed = (row: Row) => parsePhone(text(row, 'raw'), region(row))
print(
  'phones, exact E.164 or rightly none',
  share(phones, (row) => parsed(row).e164 === row['e164']),
  `libphonenumber-js ${share(phones, (row) => peerNumber(row) === row['e164'])}`,
)
const messy = phones.filter((row) => row['beyond_libphonenumber'] === true)
print(
  'the messy ones of them',
  share(messy, (row) => parsed(row).e164 === row['e164']),
  `libphonenumber-js ${share(messy, (row) => peerNumber(row) === row['e164'])}`,
)
print(
  'suggestions for numbers that need a guess',
  share(
    phones.filter((row) => row['suggest']),
    (row) => parsed(row).suggestion === row['suggest'],
  ),
)
print(
  'invented numbers',
  share(phones, (row) => isFakeNumber(parsed(row)) === row['fake_pattern']),
)

const replies = read('smtp_replies.jsonl')
const state = (row: Row) =>
  meaningOfReply({
    code: Number(row['code']),
    enhanced: row['enhanced'] === null ? null : text(row, 'enhanced'),
    text: text(row, 'text'),
  }).state
print(
  'texts of mail servers, three verdicts',
  share(replies, (row) => state(row) === row['verdict']),
)
print(
  'wrongly called undeliverable',
  share(replies, (row) => state(row) === 'undeliverable' && row['verdict'] !== 'undeliverable'),
)

const names = read('names.jsonl')
const kind = (row: Row) => judgeName(text(row, 'name'), data.nameModels).kind
const flagged = (row: Row): boolean => !['real', 'unknown'].includes(kind(row))
const scripts = { latin: /[a-z]/i, cyrillic: /[а-я]/i, hebrew: /[א-ת]/ }
for (const [script, pattern] of Object.entries(scripts)) {
  const rows = names.filter((row) => row['label'] === 'gibberish' && pattern.test(text(row, 'name')))
  print(`mashed names found, ${script}`, share(rows, flagged))
}
print(
  'real names wrongly flagged',
  share(
    names.filter((row) => row['label'] === 'real'),
    flagged,
  ),
)
for (const label of ['implausible', 'bot_name', 'wrong_layout'])
  print(
    `names: ${label}`,
    share(
      names.filter((row) => row['label'] === label),
      (row) => kind(row) === label,
    ),
  )

const agents = read('user_agents.jsonl').filter((row) => row['scored'] !== false)
const program = (row: Row): boolean => ['bot', 'automation'].includes(agentKind(text(row, 'ua')))
print(
  'bots and automation found',
  share(
    agents.filter((row) => row['label'] !== 'human'),
    program,
  ),
)
print(
  'people called programs',
  share(
    agents.filter((row) => row['label'] === 'human'),
    program,
  ),
)
const table = makeNetworkTable(loadVerifyData)
const networks = await Promise.all(
  read('ips.jsonl').map(
    async (row): Promise<Row> => ({ ...row, ...(await table(text(row, 'ip'))), given: row['country'] ?? null }),
  ),
)
for (const label of ['hosting', 'isp', 'vpn', 'special'])
  print(
    `networks: ${label}`,
    share(
      networks.filter((row) => row['kind'] === label),
      (row) => row['network'] === label,
    ),
  )
print(
  'country of the address',
  share(networks, (row) => row['country'] === row['given']),
)

sectionWriter('verification.md', '# Verification, measured\n')('Accuracy', 'node bench/verification.ts DIR', [
  'The suites are files of collected facts beside the repository (`../shared/verify`); where they are absent the command says so and stops.',
  'Rows on which the sources disagree are not scored. A name counts as flagged when its kind is neither real nor unknown.',
  '',
  ...markdownTable(['what', 'ours', 'peer'], figures),
])
