import fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyLead } from '../../src/app/verify-leads.ts'
import { ownColumns } from '../../src/core/verify/lead-columns.ts'
import { leadFromRow } from '../../src/core/verify/lead-row.ts'
import { meaningOfReply } from '../../src/core/verify/smtp/reply-meaning.ts'
import { parseReply } from '../../src/core/verify/smtp/reply.ts'
import { loadDefaultPolicy } from '../../src/files/shipped-policy.ts'
import { loadVerifyData } from '../../src/files/shipped-verify-data.ts'
import { makeLookups } from '../../src/lookup/make-lookups.ts'

const lookups = makeLookups({ dnsServers: [], probe: null, timeoutMs: 100, allowLoopback: false }, loadVerifyData)
const world = { data: await loadVerifyData(), policy: await loadDefaultPolicy(), lookups }
const settings = { defaultCountry: 'KZ', kinds: ['network', 'carrier'] } as const

async function verdictOf(row: Readonly<Record<string, unknown>>): Promise<string> {
  const lead = leadFromRow(row, ownColumns, '1')
  if ('reason' in lead) return 'refused'
  const line = await verifyLead(world, lead, settings)
  JSON.stringify(line)
  return line.verdict
}

const anything = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.stringMatching(/^[a-z0-9.@+"'<> -]{0,60}$/),
  fc.stringMatching(/^[+0-9 ().,/-]{0,40}$/),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
)

test('whatever stands in the fields, there is a verdict and no fault', async () => {
  const fields = ['name', 'email', 'phone', 'company', 'domain', 'ip', 'user_agent', 'job_title', 'country', 'bin']
  await fc.assert(
    fc.asyncProperty(fc.array(anything, { minLength: fields.length, maxLength: fields.length }), async (values) => {
      const row = Object.fromEntries(fields.map((field, index) => [field, values[index]]))
      expect(['verified', 'review', 'rejected']).toContain(await verdictOf(row))
    }),
    { numRuns: 1_500 },
  )
})

test('long texts made to be slow still get a verdict', async () => {
  const long = [
    'a',
    'ä',
    '1',
    ' ',
    '.',
    '@',
    '-',
    'ab',
    'A1',
    '+7',
    '"',
    '\\',
    '(',
    'доб ',
    ',',
    'blocked ',
    '\u200b',
    '\ud800',
    'xn--',
    '😀',
    '::',
    '%',
  ]
  for (const piece of long) {
    const text = piece.repeat(20_000)
    const row = {
      name: text,
      email: `${text}@${text}.com`,
      phone: text,
      company: text,
      ip: text,
      user_agent: text,
      job_title: text,
      domain: text,
    }
    expect(await verdictOf(row), JSON.stringify(piece)).not.toBe('refused')
    await verdictOf({ email: text, phone: `+${text}` })
  }
})

test('whatever a mail server says is read without fault', () => {
  fc.assert(
    fc.property(fc.array(anything, { maxLength: 5 }), fc.integer({ min: 200, max: 599 }), (texts, code) => {
      const lines = texts.map((text, index) => `${code}${index === texts.length - 1 ? ' ' : '-'}${text}`)
      const reply = parseReply(lines)
      if (reply !== null) expect(meaningOfReply(reply).reason).toMatch(/^[a-z0-9_]+$/)
    }),
  )
})
