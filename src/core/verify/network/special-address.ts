import { isIpv4, isIpv6 } from '../email/domain-literal.ts'

/** Blocks that no public host has: IANA's special-purpose registries (RFC 6890 and successors), multicast and reserved space. */
const special4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
]

const toNumber = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
const blocks4 = special4.map(([start, bits]) => [toNumber(start), 2 ** (32 - bits)] as const)

const isSpecial4 = (ip: string): boolean => {
  const value = toNumber(ip)
  return blocks4.some(([start, size]) => value >= start && value < start + size)
}

/** The eight groups of an IPv6 address as numbers. */
function groupsOf(ip: string): readonly number[] {
  const plain = ip.replace(/(\d+\.\d+\.\d+\.\d+)$/, (tail) => {
    const value = toNumber(tail)
    return `${Math.floor(value / 65_536).toString(16)}:${(value % 65_536).toString(16)}`
  })
  const [head = '', tail] = plain.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? 0 : 8 - left.length - right.length
  return [...left, ...Array.from({ length: gap }, () => '0'), ...right].map((group) => Number.parseInt(group, 16))
}

const dotted = (high: number, low: number): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`

/** Only 2000::/3 is global unicast; within it documentation, benchmarks, ORCHID, Teredo and 6to4 to a special address are not. */
function isSpecial6(ip: string): boolean {
  const groups = groupsOf(ip)
  const [a = 0, b = 0, c = 0, , , f = 0, g = 0, h = 0] = groups
  const leading = groups.slice(0, 5).every((group) => group === 0)
  // Mapped and compatible IPv4 are forms of a socket, never of a host on the internet (RFC 4291 section 2.5.5).
  if (leading && (f === 0xffff || f === 0)) return true
  if (a === 0x64 && b === 0xff9b) return c !== 0 || isSpecial4(dotted(g, h))
  if (a === 0x2002) return isSpecial4(dotted(b, c))
  if (a === 0x2001 && (b < 0x200 || b === 0xdb8)) return true
  return a === 0x3fff ? b < 0x1000 : a >> 13 !== 1
}

/** Is an address private, local, reserved or for documentation, so that no stranger's mail host can be there? Text that is no address is, too. */
export function isSpecialAddress(ip: string): boolean {
  const address = ip.replace(/^\[|\]$|%.*$/g, '').toLowerCase()
  if (isIpv4(address)) return isSpecial4(address)
  return address.includes(':') && (isIpv6(address) || isLoose6(address)) ? isSpecial6(address) : true
}

/** RFC 4291 lets `::` stand for one group anywhere, which mail literals do not. */
const isLoose6 = (address: string): boolean =>
  /^[0-9a-f:]+$/.test(address) && (address.match(/::/g) ?? []).length === 1 && address.split(':').length <= 8

/** 127.0.0.0/8, and only that. */
export function isLoopback4(ip: string): boolean {
  return isIpv4(ip) && ip.startsWith('127.')
}

/** Is it an address of a machine's own or a local network: loopback, private, link-local or shared space? */
export function isPrivateAddress(ip: string): boolean {
  const address = ip.replace(/^\[|\]$|%.*$/g, '').toLowerCase()
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(address)?.[1] ?? address
  if (isIpv4(mapped))
    return (
      /^(?:10|127|192\.168|169\.254)\./.test(mapped) ||
      isWithin(mapped, ['172.16.0.0', 12]) ||
      isWithin(mapped, ['100.64.0.0', 10])
    )
  return address === '::1' || /^(?:f[cd]|fe[89ab])/.test(address)
}

function isWithin(ip: string, [start, bits]: readonly [string, number]): boolean {
  const from = toNumber(start)
  const value = toNumber(ip)
  return value >= from && value < from + 2 ** (32 - bits)
}
