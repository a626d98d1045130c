import { lookup as resolve, type LookupAddress } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { addressForbidden } from './ask-service.ts'

/** Not on the public network: RFC 6890 and its updates, as far as a connection could be made to them. */
const forbidden = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  forbidden.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['100::', 64],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  forbidden.addSubnet(network, bits, 'ipv6')

/** Whether an IP address is on the public network. IPv4 addresses written as IPv6 are judged as what they are. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  const plain = mapped ?? address
  const family = isIP(plain)
  if (family === 0 || (family === 6 && /^::ffff:/i.test(plain))) return false
  return !forbidden.check(plain, family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether an address is written as an IP that is not public: such a host is never looked up. */
export function isForbiddenHost(url: string): boolean {
  const host = new URL(url).hostname.replaceAll(/^\[|\]$/g, '')
  return isIP(host) !== 0 && !isPublicAddress(host)
}

/** Looks a host up and gives its public addresses only. Decided at the connection itself: a second look-up cannot change it. */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, '', 4)
    const allowed = found.filter(({ address }) => isPublicAddress(address))
    const [first] = allowed
    if (!first) return callback(Object.assign(new Error('no public address'), { code: addressForbidden }), '', 4)
    return options.all ? callback(null, allowed) : callback(null, first.address, first.family)
  })
}
