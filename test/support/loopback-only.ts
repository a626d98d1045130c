// Fails whatever a test dials beyond this machine: connections, name look-ups, DNS questions to servers that no test named.
import dns from 'node:dns'
import { Socket } from 'node:net'

const isHere = (host: string): boolean => /^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+|localhost)$/.test(host)

function refuse(what: string): never {
  throw new Error(`a test dialled ${what}: only this machine may be`)
}

type Target = { readonly host?: string; readonly path?: string }

const connect = Socket.prototype.connect
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
  // Node's own callers hand over [options, callback] as one normalised argument.
  const [first, second] = Array.isArray(args[0]) ? (args[0] as unknown[]) : args
  const target: Target =
    typeof first === 'object' && first !== null ? first : { host: typeof second === 'string' ? second : 'localhost' }
  if (target.path === undefined && !isHere(target.host ?? 'localhost')) refuse(String(target.host))
  return Reflect.apply(connect, this, args) as Socket
} as typeof connect

const resolvers = [dns.Resolver.prototype, dns.promises.Resolver.prototype] as const
for (const prototype of resolvers) {
  for (const name of [
    'resolve',
    'resolve4',
    'resolve6',
    'resolveMx',
    'resolveTxt',
    'resolveCname',
    'resolveAny',
    'reverse',
  ] as const) {
    const original: unknown = Reflect.get(prototype, name)
    if (typeof original !== 'function') continue
    Reflect.set(prototype, name, function guarded(this: { getServers(): string[] }, ...args: unknown[]) {
      const outside = this.getServers().find(
        (server) => !isHere(server.replace(/^\[|\](?=:|$)/g, '').replace(/(?<=\d):\d+$/, '')),
      )
      if (outside !== undefined) refuse(`the DNS server ${outside}`)
      return Reflect.apply(original, this, args) as unknown
    })
  }
}
