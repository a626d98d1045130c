import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { parseReply, type SmtpReply } from '../core/verify/smtp/reply.ts'

/** What was heard: a reply, or why there is none. */
export type Heard =
  | { readonly kind: 'reply'; readonly reply: SmtpReply }
  | {
      readonly kind: 'fault'
      readonly reason: 'timeout' | 'refused' | 'closed' | 'not_smtp' | 'too_long' | 'tls_failed'
    }

export type SmtpSession = {
  /** Waits for the next reply, at most so long whatever trickles in. */
  hear(withinMs: number): Promise<Heard>
  say(command: string, withinMs: number): Promise<Heard>
  /** What has come beyond the last reply. */
  rest(): string
  /** Upgrades after STARTTLS was accepted. Whatever was said in the clear is forgotten. */
  encrypt(host: string, withinMs: number): Promise<boolean>
  close(): void
}

/** A server gets no more than this for one reply, long banners and endless continuation lines included. */
const mostReplyBytes = 32_768
const mostReplyLines = 100

type Ear = { text: string; fault: 'closed' | 'refused' | null; wake: (() => void) | null }

/** Opens a connection to an address that the guard has let through. Nothing is resolved here. */
export function openSmtp(address: string, port: number): SmtpSession {
  const ear: Ear = { text: '', fault: null, wake: null }
  const plain = connect({ host: address, port })
  let socket: Socket = plain
  listen(plain, ear)
  return {
    hear: (withinMs) => hear(ear, withinMs),
    rest: () => ear.text,
    async say(command, withinMs) {
      // A server that talks before it is asked is out of step: its words cannot be matched to questions.
      if (ear.text !== '') return { kind: 'fault', reason: 'not_smtp' }
      if (ear.fault !== null) return { kind: 'fault', reason: ear.fault }
      socket.write(`${command}\r\n`)
      return hear(ear, withinMs)
    },
    async encrypt(host, withinMs) {
      ear.text = ''
      const secure = await startTls(plain, host, withinMs)
      if (secure === null) return false
      socket = secure
      listen(secure, ear)
      return true
    },
    close() {
      if (socket.writable) socket.end('QUIT\r\n')
      setTimeout(() => socket.destroy(), 100).unref()
    },
  }
}

function listen(socket: Socket, ear: Ear): void {
  const wake = (): void => ear.wake?.()
  socket.setEncoding('utf8')
  socket.on('data', (chunk: string) => {
    ear.text += chunk
    if (ear.text.length > mostReplyBytes * 2) socket.destroy()
    wake()
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    ear.fault ??=
      error.code === 'ECONNREFUSED' || error.code === 'EHOSTUNREACH' || error.code === 'ENETUNREACH'
        ? 'refused'
        : 'closed'
    wake()
  })
  socket.on('close', () => {
    ear.fault ??= 'closed'
    wake()
  })
}

/** Takes one whole reply out of what was heard; null where it is not whole yet. */
function takeReply(ear: Ear): Heard | null {
  const lines: string[] = []
  let at = 0
  for (;;) {
    const end = ear.text.indexOf('\n', at)
    if (end < 0 || lines.length >= mostReplyLines || at > mostReplyBytes) break
    const line = ear.text.slice(at, end).replace(/\r$/, '')
    lines.push(line)
    at = end + 1
    if (/^\d{3}-/.test(line)) continue
    const reply = parseReply(lines)
    if (reply === null) return { kind: 'fault', reason: 'not_smtp' }
    ear.text = ear.text.slice(at)
    return { kind: 'reply', reply }
  }
  const over = ear.text.length > mostReplyBytes || lines.length >= mostReplyLines
  return over ? { kind: 'fault', reason: 'too_long' } : null
}

async function hear(ear: Ear, withinMs: number): Promise<Heard> {
  const deadline = performance.now() + withinMs
  for (;;) {
    const heard = takeReply(ear)
    if (heard !== null) return heard
    if (ear.fault !== null) return { kind: 'fault', reason: ear.fault }
    const left = deadline - performance.now()
    if (left <= 0) return { kind: 'fault', reason: 'timeout' }
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, left)
      ear.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    ear.wake = null
  }
}

/** TLS without a check of the certificate: nothing but the question itself is sent, and most mail hosts sign their own. */
function startTls(plain: Socket, host: string, withinMs: number): Promise<Socket | null> {
  plain.removeAllListeners('data')
  return new Promise((resolve) => {
    const secure = connectTls({
      socket: plain,
      servername: /^[\d.:]+$/.test(host) ? '' : host,
      rejectUnauthorized: false,
    })
    const timer = setTimeout(() => settle(null), withinMs)
    const settle = (result: Socket | null): void => {
      clearTimeout(timer)
      if (result === null) secure.destroy()
      resolve(result)
    }
    secure.once('secureConnect', () => settle(secure))
    secure.once('error', () => settle(null))
    secure.once('close', () => settle(null))
  })
}
