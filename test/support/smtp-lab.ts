// Mail servers on 127.0.1.N, one a scenario, all on one port, each with manners of its own.
import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What a server says. Functions may give null to close the connection, or a promise to be slow. */
export type SmtpManners = {
  readonly greeting?: string | Promise<string> | ((socket: Socket) => string | null | Promise<string>)
  readonly ehlo?: string
  readonly mail?: (line: string) => string
  /** What follows STARTTLS: written as it is, whatever it does to the conversation. */
  readonly starttls?: string
  /** `visits`: how many recipients were asked of this server before. */
  readonly rcpt?: (address: string, visits: number) => string | null | Promise<string>
}

export type SmtpLab = { readonly port: number; readonly connections: () => number; close(): Promise<void> }

async function converse(socket: Socket, manners: SmtpManners, visit: () => number): Promise<void> {
  socket.on('error', () => undefined)
  const { greeting = '220 lab ESMTP', ehlo = '250-lab\r\n250 SIZE 1000' } = manners
  const opening = await (typeof greeting === 'function' ? greeting(socket) : greeting)
  if (opening === null || socket.destroyed) return
  socket.write(`${opening}\r\n`)
  let heard = ''
  socket.on('data', (chunk) => {
    heard += chunk.toString('utf8')
    for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
      const line = heard.slice(0, end).trim()
      heard = heard.slice(end + 1)
      void reply(socket, line, { manners, ehlo, visit })
    }
  })
}

type Told = { readonly manners: SmtpManners; readonly ehlo: string; readonly visit: () => number }

async function reply(socket: Socket, line: string, { manners, ehlo, visit }: Told): Promise<void> {
  const verb = line.slice(0, 4).toUpperCase()
  const say = (text: string): unknown => socket.writable && socket.write(`${text}\r\n`)
  if (verb === 'EHLO' || verb === 'HELO') return void say(ehlo)
  if (verb === 'MAIL') return void say(manners.mail?.(line) ?? '250 ok')
  if (verb === 'QUIT') return void socket.end('221 bye\r\n')
  if (verb === 'STAR' && manners.starttls !== undefined) return void say(manners.starttls)
  if (verb !== 'RCPT') return void say('502 not here')
  const address = /<(.*)>/.exec(line)?.[1] ?? ''
  const answer = await (manners.rcpt === undefined ? '250 ok' : manners.rcpt(address, visit()))
  if (answer === null) socket.destroy()
  else say(answer)
}

const listen = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve())
  })

/** Starts a server for each address; `tls` ones want STARTTLS first and are played by a real SMTP library. */
export async function startSmtpLab(
  hosts: Readonly<Record<string, SmtpManners>>,
  tls: readonly string[] = [],
): Promise<SmtpLab> {
  const servers: Server[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  let port = 0
  for (const [host, manners] of Object.entries(hosts)) {
    let visits = 0
    const server = createServer((socket) => {
      connections += 1
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
      void converse(socket, manners, () => visits++)
    })
    await listen(server, port, host)
    const bound = server.address()
    if (port === 0 && bound !== null && typeof bound === 'object') port = bound.port
    servers.push(server)
  }
  for (const host of tls) servers.push(await startTlsServer(host, port))
  return {
    port,
    connections: () => connections,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
    },
  }
}

/** Takes `real@...` after STARTTLS, with the library's own certificate that nobody signed. */
async function startTlsServer(host: string, port: number): Promise<Server> {
  const smtp = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_from, session, done) =>
      done(
        session.secure
          ? null
          : Object.assign(new Error('5.7.0 Must issue a STARTTLS command first'), { responseCode: 530 }),
      ),
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('real@') ? null : Object.assign(new Error('5.1.1 User unknown'), { responseCode: 550 })),
  })
  smtp.on('error', () => undefined)
  await new Promise<void>((resolve) => {
    smtp.listen(port, host, () => resolve())
  })
  return smtp.server as Server
}
