import { isAscii } from '../core/verify/email/punycode.ts'
import { meaningOfReply, namedWaitMs, type ReplyMeaning } from '../core/verify/smtp/reply-meaning.ts'
import type { SmtpReply } from '../core/verify/smtp/reply.ts'
import { type Heard, openSmtp, type SmtpSession } from './smtp-session.ts'

/** One question to one mail host. */
export type HostQuestion = {
  readonly ip: string
  readonly host: string
  readonly port: number
  readonly recipient: string
  readonly helo: string
  readonly mailFrom: string
  /** Time left for one reply, in milliseconds; nought or less: none. */
  replyMs(): number
}

/** What a host said of a recipient. `atRecipient`: it was asked for the recipient, so another host will say the same. */
export type HostAnswer = ReplyMeaning & { readonly atRecipient: boolean; readonly waitMs: number | null }

const unknown = (reason: string): HostAnswer => ({
  state: 'unknown',
  reason,
  retry: false,
  atRecipient: false,
  waitMs: null,
})

const faultReasons = {
  timeout: 'timeout',
  refused: 'connection_refused',
  closed: 'connection_dropped',
  not_smtp: 'not_smtp',
  too_long: 'reply_too_long',
  tls_failed: 'tls_failed',
} as const

/** A reply before the recipient was named: whatever it says, it says of us. */
function ofUs(reply: SmtpReply, reason: string): HostAnswer {
  const meaning = meaningOfReply(reply)
  const told = meaning.state === 'unknown' && meaning.reason !== 'refused_without_reason' ? meaning.reason : reason
  return { ...unknown(told), retry: meaning.retry || reply.code < 500, waitMs: namedWaitMs(reply.text) }
}

const isReply = (heard: Heard): heard is Extract<Heard, { kind: 'reply' }> => heard.kind === 'reply'
const accepted = (heard: Heard): boolean => isReply(heard) && heard.reply.code >= 200 && heard.reply.code < 300

/** Asks one host whether it takes a recipient. Never sends a message: RCPT is the last word (RFC 5321 section 3.3). */
export async function askHost(question: HostQuestion): Promise<HostAnswer> {
  const session = openSmtp(question.ip, question.port)
  try {
    const greeting = await session.hear(question.replyMs())
    if (!isReply(greeting)) return unknown(faultReasons[greeting.reason])
    if (greeting.reply.code !== 220) return ofUs(greeting.reply, 'refused_greeting')
    return await converse(session, question, false)
  } finally {
    session.close()
  }
}

/** EHLO, MAIL, RCPT; once more after STARTTLS where the server asks for it. */
async function converse(session: SmtpSession, question: HostQuestion, encrypted: boolean): Promise<HostAnswer> {
  const { recipient, mailFrom, replyMs } = question
  const offers = await introduce(session, question)
  if (typeof offers !== 'string') return offers
  const canEncrypt = !encrypted && /\bSTARTTLS\b/i.test(offers)
  const utf8 = !isAscii(recipient)
  if (utf8 && !/\bSMTPUTF8\b/i.test(offers)) {
    if (canEncrypt) return encryptAndConverse(session, question)
    return { ...unknown('smtputf8_not_supported'), state: 'undeliverable', atRecipient: true }
  }
  const mail = await session.say(`MAIL FROM:<${mailFrom}>${utf8 ? ' SMTPUTF8' : ''}`, replyMs())
  if (!isReply(mail)) return unknown(faultReasons[mail.reason])
  if (canEncrypt && wantsTls(mail.reply)) return encryptAndConverse(session, question)
  if (!accepted(mail)) return ofUs(mail.reply, 'sender_rejected')
  const rcpt = await session.say(`RCPT TO:<${recipient}>`, replyMs())
  if (!isReply(rcpt)) return unknown(faultReasons[rcpt.reason])
  if (canEncrypt && wantsTls(rcpt.reply)) return encryptAndConverse(session, question)
  return saysMore(session.rest()) ? unknown('not_smtp') : ofRecipient(rcpt.reply)
}

/** A second answer to one question: which of them is meant nobody knows. A server may say good-bye, though. */
const saysMore = (rest: string): boolean => rest.trim() !== '' && !/^(?:221|421)[ -]/.test(rest)

function ofRecipient(reply: SmtpReply): HostAnswer {
  const waitMs = namedWaitMs(reply.text)
  if (reply.code === 252) return { state: 'risky', reason: 'not_verified', retry: false, atRecipient: true, waitMs }
  if (reply.code >= 300 && reply.code < 400) return unknown('not_smtp')
  return { ...meaningOfReply(reply), atRecipient: true, waitMs }
}

const wantsTls = (reply: SmtpReply): boolean =>
  reply.code === 530 || (reply.code >= 400 && meaningOfReply(reply).reason === 'tls_or_login_required')

async function encryptAndConverse(session: SmtpSession, question: HostQuestion): Promise<HostAnswer> {
  const answer = await session.say('STARTTLS', question.replyMs())
  if (!accepted(answer)) return unknown('tls_failed')
  const encrypted = await session.encrypt(question.host, question.replyMs())
  return encrypted ? converse(session, question, true) : unknown('tls_failed')
}

/** The server's extensions as text, or why it would not talk. */
async function introduce(session: SmtpSession, { helo, replyMs }: HostQuestion): Promise<string | HostAnswer> {
  const ehlo = await session.say(`EHLO ${helo}`, replyMs())
  if (!isReply(ehlo)) return unknown(faultReasons[ehlo.reason])
  if (accepted(ehlo)) return ehlo.reply.text
  if (ehlo.reply.code < 500 || ehlo.reply.code === 521 || ehlo.reply.code === 554)
    return ofUs(ehlo.reply, 'refused_greeting')
  const older = await session.say(`HELO ${helo}`, replyMs())
  if (!isReply(older)) return unknown(faultReasons[older.reason])
  return accepted(older) ? '' : ofUs(older.reply, 'refused_greeting')
}
