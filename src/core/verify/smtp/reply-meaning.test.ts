import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { meaningOfReply, namedWaitMs } from './reply-meaning.ts'
import { parseReply } from './reply.ts'

const reason = (line: string): string => {
  const reply = parseReply([line])
  if (reply === null) throw new Error(`not a reply: ${line}`)
  const { state, reason } = meaningOfReply(reply)
  return `${state} ${reason}`
}

test('what servers say of the mailbox', () => {
  expect(reason('250 2.1.5 Ok')).toBe('deliverable accepted')
  expect(reason('550 5.1.1 The email account that you tried to reach does not exist')).toBe('undeliverable no_user')
  expect(reason('554 5.7.1 <a@b.example>: Relay access denied')).toBe('undeliverable relay_denied')
  expect(reason('452 4.2.2 The recipient is over quota')).toBe('risky mailbox_full')
  expect(reason('554 5.2.1 The account is disabled')).toBe('undeliverable account_disabled')
  expect(reason('550 5.1.1')).toBe('undeliverable no_user')
})

test('what they say of us proves nothing of the mailbox', () => {
  expect(reason('550 5.7.1 Recipient address rejected: client host blocked using zen.spamhaus.org')).toContain(
    'unknown',
  )
  expect(reason('550 5.7.1 Access denied')).toContain('unknown')
  expect(reason('451 4.7.1 Greylisted, try again in 300 seconds')).toBe('unknown greylisted')
  expect(reason('421 4.3.2 closing')).toBe('unknown service_closing')
  expect(reason('450 4.1.1 user unknown')).toBe('unknown temporary')
  expect(reason('550 zurückgewiesen')).toBe('unknown refused_without_reason')
})

test('other servers, other tongues', () => {
  for (const line of [
    '550 Такого пользователя нет',
    '550 Пайдаланушы табылмады',
    "550 Cette boîte n'existe pas",
    '550 Benutzer existiert nicht',
    '550 Recipient not recognised',
    '550 no one here by that name',
    '554 5.5.1 Error: no valid recipients',
    '550 Invalid Recipient - https://community.mimecast.example/docs/DOC-1369#550',
  ]) {
    expect(reason(line), line).toBe('undeliverable no_user')
  }
  for (const line of ['550 Postfach voll', '552 Casella piena', '550 Почтовый ящик переполнен']) {
    expect(reason(line), line).toBe('risky mailbox_full')
  }
  for (const line of [
    '550 Mailbox unavailable or access denied',
    '521 5.2.1 :  we will not accept delivery of this message.',
    '550 Too many invalid recipients',
    '451 Internal resource temporarily unavailable - https://community.mimecast.example/docs/DOC-1369#451',
  ]) {
    expect(reason(line), line).toContain('unknown')
  }
})

test('a reply is three digits in every line, or it is none', () => {
  expect(parseReply(['250-a', '250 b'])).toEqual({ code: 250, enhanced: null, text: 'a b' })
  expect(parseReply(['HTTP/1.1 400 Bad Request'])).toBeNull()
  expect(parseReply(['250-a', '251 b'])).toBeNull()
  expect(parseReply([])).toBeNull()
})

test('the wait a server names', () => {
  expect(namedWaitMs('Greylisted, try again in 300 seconds')).toBe(300_000)
  expect(namedWaitMs('please retry after 5 minutes')).toBe(300_000)
  expect(namedWaitMs('come back')).toBeNull()
})

const suite = new URL('../../../../../shared/verify/smtp_replies.jsonl', import.meta.url)
type Row = { readonly code: string; readonly enhanced: string | null; readonly text: string; readonly verdict: string }
const rows = ((): readonly Row[] => {
  try {
    return readFileSync(suite, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
  } catch {
    return []
  }
})()

test.skipIf(rows.length === 0)('collected replies (skipped where ../shared is absent)', () => {
  const answers = rows.map((row) => ({ row, state: meaningOfReply({ ...row, code: Number(row.code) }).state }))
  const right = answers.filter(({ row, state }) => row.verdict === state)
  const wronged = answers.filter(({ row, state }) => state === 'undeliverable' && row.verdict !== state)
  expect(right.length / rows.length).toBeGreaterThan(0.92)
  expect(wronged.length / rows.length).toBeLessThan(0.03)
})
