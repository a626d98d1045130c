// An HTTP server on 127.0.0.1 that plays a service: keeps what came, answers as the test says, faults included.
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ServiceCall = {
  readonly method: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  /** The body as JSON, or as a form. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly atMs: number
}

/** `cut` breaks the connection once the request has come; `silent` never answers. */
export type ServiceManner =
  | {
      readonly status: number
      readonly json?: unknown
      readonly text?: string
      readonly headers?: Record<string, string>
    }
  | 'cut'
  | 'silent'

export type ServiceLab = {
  readonly url: string
  readonly calls: readonly ServiceCall[]
  answer(call: ServiceCall): ServiceManner | Promise<ServiceManner>
  close(): Promise<void>
}

export async function startServiceLab(answer: ServiceLab['answer'], port = 0): Promise<ServiceLab> {
  const calls: ServiceCall[] = []
  const lab = { answer }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('error', () => undefined)
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      void (async () => {
        const body = Buffer.concat(chunks).toString('latin1')
        const call: ServiceCall = {
          method: request.method ?? '',
          path: request.url ?? '',
          headers: request.headers,
          body,
          fields: fieldsOf(Buffer.from(body, 'latin1').toString('utf8'), request.headers['content-type'] ?? ''),
          atMs: performance.timeOrigin + performance.now(),
        }
        calls.push(call)
        const manner = await lab.answer(call)
        if (manner === 'silent') return
        if (manner === 'cut') return void request.socket.destroy()
        const text = manner.text ?? JSON.stringify(manner.json ?? {})
        response.writeHead(manner.status, { 'content-type': 'application/json', ...manner.headers }).end(text)
      })()
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '127.0.0.1', () => resolve())
  })
  return Object.assign(lab, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

function fieldsOf(text: string, type: string): Record<string, unknown> {
  if (type.includes('urlencoded')) return Object.fromEntries(new URLSearchParams(text))
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return {}
  }
}
