// Speed of the offline checks against libphonenumber-js parsing the phone alone, and of suggestions against mailcheck.
// Writes its section of bench/verification.md.
//   node bench/verification-speed.ts [FOLDER]    FOLDER: where mailcheck was installed (npm install --prefix FOLDER mailcheck)
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { blankLead } from '../src/core/lead/blank-lead.ts'
import type { Lead } from '../src/core/lead/lead.ts'
import { instantChecks } from '../src/core/verify/check-list.ts'
import { suggestDomain } from '../src/core/verify/email/domain-typo.ts'
import { judgeLead } from '../src/core/verify/verify.ts'
import { loadVerifyData } from '../src/files/shipped-verify-data.ts'
import { sectionWriter, table } from './results.ts'

const shared = new URL('../../shared/verify/lead_stream.jsonl', import.meta.url)
type Row = { readonly name: string; readonly email: string; readonly phone: string; readonly user_agent: string }

const rows = readFileSync(shared, 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row)
const leads: readonly Lead[] = rows.map((row, index) => {
  const blank = blankLead(String(index), '2026-08-01T00:00:00Z')
  return {
    ...blank,
    name: row.name,
    email: row.email,
    phone: row.phone,
    origin: { ...blank.origin, userAgent: row.user_agent },
  }
})
const data = await loadVerifyData()
const context = { data, defaultCountry: 'KZ', answers: {} }
const checks = instantChecks.filter(({ id }) => id !== 'duplicate.open')

/** Microseconds of processor time a piece, the best of some rounds: other work may run beside. */
function microseconds(count: number, work: (index: number) => void): number {
  let best = Infinity
  for (let round = 0; round < 7; round += 1) {
    const start = process.cpuUsage()
    for (let index = 0; index < count; index += 1) work(index)
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / count)
  }
  return best
}

const count = leads.length * 3
const asTyped = leads.map((lead): Lead => {
  const number = parsePhoneNumberFromString(lead.phone ?? '', 'KZ')
  return { ...lead, phone: number?.formatNational() ?? lead.phone, country: number?.country ?? null }
})

function compare(what: string, given: readonly Lead[]): (string | number)[] {
  const phone = microseconds(count, (index) => {
    const { phone, country } = given[index % given.length]!
    parsePhoneNumberFromString(phone!, (country as CountryCode | null) ?? 'KZ')?.isValid()
  })
  const all = microseconds(count, (index) => {
    judgeLead(checks, given[index % given.length]!, context)
  })
  return [what, phone.toFixed(1), all.toFixed(1), (all / phone).toFixed(2)]
}
const lines = [
  'Processor time of one core, the best of seven rounds over the leads of a recorded stream; the peers run in the same process. Each check is',
  'timed alone, its parsing of the field included; together they parse each field once.',
  '',
  ...table(
    ['numbers', 'libphonenumber-js on the phone alone, us', 'all offline checks of the lead, us', 'ratio'],
    [compare('in E.164', leads), compare('as people type them', asTyped)],
  ),
  '',
  ...table(
    ['check alone', 'us'],
    checks.map((check) => [
      check.id,
      microseconds(count, (index) => {
        check.judge(leads[index % leads.length]!, context)
      }).toFixed(2),
    ]),
  ),
]

const [folder] = process.argv.slice(2)
if (folder !== undefined) {
  const require = createRequire(import.meta.url)
  const mailcheck = require(`${folder}/node_modules/mailcheck`) as { run(options: object): unknown }
  const domains = [
    'gmail.com',
    'company.kz',
    'gmial.com',
    'some-firm.co.il',
    'yandex.ru',
    'acme-solutions.com',
    'hotmial.com',
    'mail.rru',
  ]
  const pick = (index: number): string => domains[index % domains.length]!
  const peer = microseconds(4_000, (index) => mailcheck.run({ email: `anna@${pick(index)}` }))
  const ours = microseconds(40_000, (index) => suggestDomain(pick(index), data, 'unknown'))
  lines.push(
    '',
    ...table(
      ['suggestion of a domain', 'us', 'times faster'],
      [
        ['mailcheck', peer.toFixed(1), 1],
        ['assay', ours.toFixed(2), (peer / ours).toFixed(1)],
      ],
    ),
  )
}
sectionWriter('verification.md', '# Verification, measured\n')('Speed', 'node bench/verification-speed.ts DIR', lines)
