import { Transform } from 'node:stream'
import nodemailer from 'nodemailer'
import type { Mailer, MailSettings, OutgoingLetter } from '../app/ports/mail.ts'
import type { SendResult } from '../app/ports/sending.ts'

const connectMs = 10_000
const silenceMs = 20_000

/** Sends by a mail server (SMTP, RFC 5321), a connection a letter. */
export function makeSmtpMailer(settings: MailSettings): Mailer {
  const { host, port, security, verifyCertificate, user, password } = settings
  const options = {
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    tls: { rejectUnauthorized: verifyCertificate },
    ...(user === null ? {} : { auth: { user, pass: password ?? '' } }),
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  }
  return { send: (letter) => sendLetter(options, settings, letter) }
}

async function sendLetter(options: object, settings: MailSettings, letter: OutgoingLetter): Promise<SendResult> {
  const transport = nodemailer.createTransport(options)
  let handedOver = false
  // The last byte has left us when the message's own stream ends: what breaks after that may have been taken.
  transport.use('stream', (mail, done) => {
    const watch = () =>
      new Transform({
        transform: (chunk: Buffer, _encoding, next) => next(null, chunk),
        flush(next) {
          handedOver = true
          next()
        },
      })
    mail.message?.transform(watch)
    done()
  })
  try {
    const info = await transport.sendMail(messageOf(settings, letter))
    return { kind: 'delivered', providerId: info.messageId ?? null }
  } catch (error) {
    return resultOf(error as SmtpFault, handedOver)
  } finally {
    transport.close()
  }
}

function messageOf({ fromName, fromAddress, replyTo }: MailSettings, letter: OutgoingLetter) {
  const domain = fromAddress.slice(fromAddress.lastIndexOf('@') + 1)
  return {
    from: { name: fromName, address: fromAddress },
    // As an object, so that an address is never read as a list of several.
    to: { name: '', address: letter.to },
    ...(replyTo === null ? {} : { replyTo }),
    messageId: `<${letter.id}@${domain}>`,
    subject: letter.subject,
    text: letter.text,
    ...(letter.html === null ? {} : { html: letter.html }),
    headers: { ...letter.headers },
  }
}

type SmtpFault = Error & { readonly code?: string; readonly command?: string; readonly responseCode?: number }

/** What a failure means, by the reply's code (RFC 5321, 4.2.1) or by where the conversation broke off. */
function resultOf({ code, command = '', responseCode }: SmtpFault, handedOver: boolean): SendResult {
  const temporary = (reason: string): SendResult => ({ kind: 'temporary', reason, retryAfterMs: null })
  if (code === 'EAUTH' || command.startsWith('AUTH') || responseCode === 530 || responseCode === 535)
    return responseCode !== undefined && responseCode < 500
      ? temporary('sign_in_busy')
      : { kind: 'misconfigured', reason: 'sign_in_refused' }
  if (responseCode === 421) return temporary('server_busy')
  if (responseCode !== undefined) return ofReply(responseCode, command)
  if (handedOver) return { kind: 'unsure', reason: 'connection_lost' }
  if (code === 'EENVELOPE') return { kind: 'refused', reason: 'address_invalid' }
  if (code === 'ETLS') return { kind: 'misconfigured', reason: 'encryption_failed' }
  return temporary(code === 'ETIMEDOUT' ? 'timed_out' : code === 'EDNS' ? 'host_unknown' : 'unreachable')
}

function ofReply(responseCode: number, command: string): SendResult {
  if (responseCode < 500)
    return {
      kind: 'temporary',
      reason: command === 'RCPT TO' ? 'address_busy' : 'server_busy',
      retryAfterMs: null,
    }
  if (command === 'MAIL FROM') return { kind: 'misconfigured', reason: 'sender_refused' }
  return { kind: 'refused', reason: command === 'RCPT TO' ? 'address_refused' : 'content_refused' }
}
