// A mail server on 127.0.0.1 that takes letters in, with manners for each test.
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type MailManners = {
  /** `user:password` that is let in; without, nobody need sign in. */
  readonly auth?: string
  /** An SMTP reply instead of taking this sender, recipient or message: `451 4.7.1 later`. */
  mail?(address: string): string | null
  rcpt?(address: string): string | null
  /** `cut` breaks the connection when the message has come, before the reply. */
  data?(count: number): string | 'cut' | null
}

export type TakenLetter = {
  readonly from: string
  readonly to: readonly string[]
  readonly letter: Email
  readonly raw: string
}

export type MailLab = {
  readonly port: number
  readonly letters: readonly TakenLetter[]
  manners: MailManners
  close(): Promise<void>
}

export async function startMailLab(first: MailManners = {}, port = 0): Promise<MailLab> {
  const letters: TakenLetter[] = []
  const lab = { manners: first }
  const server = new SMTPServer({
    logger: false,
    disableReverseLookup: true,
    authOptional: first.auth === undefined,
    allowInsecureAuth: true,
    onAuth({ username, password }, _session, done) {
      if (`${username}:${password}` === lab.manners.auth) done(null, { user: username })
      else done(replyError('535 5.7.8 no'))
    },
    onMailFrom: ({ address }, _session, done) => done(replyError(lab.manners.mail?.(address))),
    onRcptTo: ({ address }, _session, done) => done(replyError(lab.manners.rcpt?.(address))),
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        void (async () => {
          const raw = Buffer.concat(chunks)
          const answer = lab.manners.data?.(letters.length) ?? null
          if (answer !== null && answer !== 'cut') return done(replyError(answer))
          const { mailFrom, rcptTo } = session.envelope
          letters.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            letter: await PostalMime.parse(raw),
            raw: raw.toString('utf8'),
          })
          if (answer === 'cut') for (const connection of server.connections) connection.close()
          else done()
        })()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve())
  })
  const bound = server.server.address() as AddressInfo
  return Object.assign(lab, {
    port: bound.port,
    letters,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

function replyError(reply: string | null | undefined): Error | null {
  if (!reply) return null
  return Object.assign(new Error(reply.slice(4)), { responseCode: Number(reply.slice(0, 3)) })
}
