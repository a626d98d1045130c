import { BlockList, isIPv6 } from 'node:net'

/** Networks in which a proxy of one's own stands: this machine and private ones (RFC 1918, RFC 4193, RFC 3927, RFC 4291). */
const ownNetworks = new BlockList()
for (const [network, bits] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  ownNetworks.addSubnet(network, bits, 'ipv4')
for (const [network, bits] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  ownNetworks.addSubnet(network, bits, 'ipv6')

/**
 * Which proxies are believed about addresses. `true`: the one in front, if it stands in a network of one's own; what a visitor
 * wrote into the header before it does not count. A list: proxies at these addresses or networks.
 */
export function trustedProxies(
  trusted: boolean | readonly string[],
): false | string[] | ((address: string, hop: number) => boolean) {
  if (typeof trusted === 'object') return [...trusted]
  return trusted && ((address, hop) => hop === 0 && isOwn(address))
}

function isOwn(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return ownNetworks.check(plain, isIPv6(plain) ? 'ipv6' : 'ipv4')
}

/** A dual-stack socket writes IPv4 addresses as `::ffff:a.b.c.d` (RFC 4291, section 2.5.5.2). */
export const plainIp = (ip: string): string => ip.replace(/^::ffff:(?=\d+\.)/i, '')
