import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { createServer as createTlsServer, type TLSSocket } from 'node:tls'
import { selfSigned } from './self-signed.ts'

/** Google's push service, played on this machine for one Chromium: it subscribes here and is given what is sent to it. */
export type PushService = {
  /** Switches by which Chromium takes this for its push service. */
  readonly chromiumArguments: readonly string[]
  /** Where a message for a subscription is sent: its endpoint, on this machine. */
  readonly endpointHere: (endpoint: string) => string
  /** How many messages came for the browser. */
  readonly count: () => number
  close(): void
}

/** Who subscribed: what Chromium said of itself when it asked for its token. */
type Registration = { readonly app: string; readonly subtype: string; readonly sender: string }

// The protocol between Chromium and the service (google_apis/gcm/protocol: checkin.proto, mcs.proto), as far as it is needed.
const protocol = { version: 41, loginResponse: 3, dataMessage: 8 } as const

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}

function field(number: number, value: number | string | Buffer): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(number * 8), varint(value)])
  const bytes = Buffer.from(value)
  return Buffer.concat([varint(number * 8 + 2), varint(bytes.length), bytes])
}

function fixed64(number: number, value: bigint): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(value)
  return Buffer.concat([varint(number * 8 + 1), bytes])
}

const framed = (tag: number, body: Buffer): Buffer => Buffer.concat([Buffer.from([tag]), varint(body.length), body])

const checkinAnswer = (): Buffer => Buffer.concat([field(1, 1), fixed64(7, 1_234_567_890n), fixed64(8, 987_654_321n)])

function dataMessage({ app, subtype, sender }: Registration, { id, body }: { id: string; body: Buffer }): Buffer {
  const property = (key: string, value: string) => field(7, Buffer.concat([field(1, key), field(2, value)]))
  const told = [property('subtype', subtype), property('content-encoding', 'aes128gcm')]
  const message = [
    field(2, id),
    field(3, sender),
    field(5, app),
    ...told,
    field(9, id),
    field(17, 3600),
    field(21, body),
  ]
  return framed(protocol.dataMessage, Buffer.concat(message))
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

const listening = (server: Server): Promise<number> =>
  new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)))

export async function pushService(): Promise<PushService> {
  const { key, cert, fingerprint } = selfSigned()
  let registration: Registration | null = null
  const undelivered: Buffer[] = []
  const lines = new Set<TLSSocket>()
  let sent = 0
  const deliver = (): void => {
    const [line] = [...lines].slice(-1)
    for (const message of line ? undelivered.splice(0) : []) line!.write(message)
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    if (pathname === '/checkin') return void response.end(checkinAnswer())
    if (pathname === '/register') {
      const asked = new URLSearchParams(body.toString())
      const [app, subtype, sender] = ['app', 'X-subtype', 'sender'].map((name) => asked.get(name) ?? '')
      if (subtype) registration = { app: app!, subtype, sender: sender! }
      return void response.end('token=browser')
    }
    if (!registration || request.headers['content-encoding'] !== 'aes128gcm') return void response.writeHead(404).end()
    sent += 1
    undelivered.push(dataMessage(registration, { id: `m${sent}`, body }))
    deliver()
    response.writeHead(201).end()
  }
  const web = createServer((request, response) => void answer(request, response))
  const line = createTlsServer({ key, cert }, (socket) => {
    socket.on('error', () => {})
    socket.on('close', () => lines.delete(socket))
    socket.once('data', () => {
      const login = framed(protocol.loginResponse, field(1, 'login'))
      socket.write(Buffer.concat([Buffer.from([protocol.version]), login]))
      // A line that Chromium gives up at once (it opens a second one) takes no messages.
      setTimeout(() => {
        if (!socket.writable) return
        lines.add(socket)
        deliver()
      }, 800)
    })
  })
  const [webPort, linePort] = [await listening(web), await listening(line)]
  const url = `http://127.0.0.1:${webPort}`
  return {
    chromiumArguments: [
      `--gcm-checkin-url=${url}/checkin`,
      `--gcm-registration-url=${url}/register`,
      `--gcm-mcs-endpoint=https://127.0.0.1:${linePort}`,
      `--ignore-certificate-errors-spki-list=${fingerprint}`,
    ],
    endpointHere: (endpoint) => url + new URL(endpoint).pathname,
    count: () => sent,
    close: () => {
      for (const socket of lines) socket.destroy()
      web.close()
      line.close()
    },
  }
}
