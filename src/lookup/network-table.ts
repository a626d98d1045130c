import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { BlockList, isIP } from 'node:net'
import { dirname, join } from 'node:path'
import { type CountryResponse, open as openMmdb, type Reader } from 'maxmind'
import type { VerifyData } from '../core/verify/verify-data.ts'
import { type NetworkKind, networkKindOf } from '../core/verify/network/network-kind.ts'
import { isSpecialAddress } from '../core/verify/network/special-address.ts'

/** The value of a `network` answer. */
export type NetworkFound = {
  readonly network: NetworkKind
  readonly country: string | null
  readonly asn: number | null
  readonly owner: string | null
}

/** A row of the table: flatter than MaxMind's own. */
type CountryRow = CountryResponse & { readonly country_code?: string }
type Owner = { readonly asn: number; readonly owner: string }

const require = createRequire(import.meta.url)
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))

const lineEnd = 10

/** The line of a sorted table that a position is in. */
function lineAt(table: Buffer, position: number): { readonly start: number; readonly end: number } {
  const start = position === 0 ? 0 : table.lastIndexOf(lineEnd, position - 1) + 1
  const end = table.indexOf(lineEnd, start)
  return { start, end: end < 0 ? table.length : end }
}

/**
 * The owner of the range that holds a key, in a table of `start,end,asn,owner` sorted by start. The text itself is searched by
 * halving: half a million ranges are ready as soon as the file is read, and take no more memory than the file.
 */
function findOwner<Key extends number | string>(
  table: Buffer,
  key: Key,
  keyOf: (address: string) => Key,
): Owner | null {
  let low = 0
  let high = table.length
  while (low < high) {
    const line = lineAt(table, (low + high) >>> 1)
    const text = table.toString('utf8', line.start, line.end)
    const [start = '', end = ''] = text.split(',', 2)
    if (start === '') return null
    if (keyOf(start) > key) high = line.start
    else if (keyOf(end) < key) low = line.end + 1
    else return ownerOf(text)
  }
  return null
}

/** The third and the fourth field of a row; the owner may be quoted and hold commas. */
function ownerOf(row: string): Owner | null {
  const fields = /^[^,]*,[^,]*,(\d+),\s*(.*?)\s*$/.exec(row)
  if (fields === null) return null
  const owner = (fields[2] ?? '').replace(/^"(.*)"$/, '$1').replaceAll('""', '"')
  return { asn: Number(fields[1]), owner }
}

const readTable = (name: string): Promise<Buffer> => readFile(join(folderOf('@ip-location-db/asn'), name))

/** Thirty-two hex digits: in this form addresses sort as text. */
function hexOf(ip: string): string {
  const [head = '', tail] = ip.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => '0')
  return [...left, ...gap, ...right].map((group) => group.padStart(4, '0')).join('')
}

const numberOf = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** The ranges of relays, ready to be asked. */
function relayList(ranges: readonly string[]): BlockList {
  const list = new BlockList()
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/')
    list.addSubnet(net, Number(bits), isIP(net) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** Each table is read when it is first asked. */
export function makeNetworkTable(data: () => Promise<VerifyData>): (ip: string) => Promise<NetworkFound> {
  const kinds = new Map<number, NetworkKind>()
  let v4: Promise<Buffer> | null = null
  let v6: Promise<Buffer> | null = null
  let relays: BlockList | null = null
  let countries: Promise<Reader<CountryRow>> | null = null
  const countryOf = async (ip: string): Promise<string | null> => {
    countries ??= openMmdb<CountryRow>(
      join(folderOf('@ip-location-db/geo-whois-asn-country-mmdb'), 'geo-whois-asn-country.mmdb'),
    )
    return (await countries).get(ip)?.country_code ?? null
  }
  const networkOwner = async (ip: string): Promise<Owner | null> => {
    if (isIP(ip) === 4) return findOwner(await (v4 ??= readTable('asn-ipv4-num.csv')), numberOf(ip), Number)
    return findOwner(await (v6 ??= readTable('asn-ipv6.csv')), hexOf(ip), hexOf)
  }
  return async (ip) => {
    if (isIP(ip) === 0) return { network: 'unknown', country: null, asn: null, owner: null }
    if (isSpecialAddress(ip)) return { network: 'special', country: null, asn: null, owner: null }
    const [owner, country, { networkWords }] = await Promise.all([networkOwner(ip), countryOf(ip), data()])
    if (owner === null) return { network: 'unknown', country, asn: null, owner: null }
    relays ??= relayList(networkWords.relays)
    if (relays.check(ip, isIP(ip) === 6 ? 'ipv6' : 'ipv4')) return { network: 'vpn', country, ...owner }
    let network = kinds.get(owner.asn)
    if (network === undefined) {
      network = networkKindOf(owner.asn, owner.owner, networkWords)
      kinds.set(owner.asn, network)
    }
    return { network, country, ...owner }
  }
}
