import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { isIP } from 'node:net'
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
/** Ranges sorted by their start; `ends` are inclusive. */
type Ranges<Key> = { readonly starts: ArrayLike<Key>; readonly ends: ArrayLike<Key>; readonly owners: readonly Owner[] }

const require = createRequire(import.meta.url)
const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))

/** The last range that starts at or before a key and reaches it. */
function find<Key extends number | string>(ranges: Ranges<Key>, key: Key): Owner | null {
  let low = 0
  let high = ranges.starts.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const start = ranges.starts[middle] as Key
    if (start > key) high = middle - 1
    else if ((ranges.ends[middle] as Key) < key) low = middle + 1
    else return ranges.owners[middle] ?? null
  }
  return null
}

/** Rows of `start,end,asn,owner`, the owner possibly quoted. One object for each owner, however many ranges it has. */
function parseRows(text: string, onRow: (start: string, end: string, owner: Owner) => void): void {
  const known = new Map<string, Owner>()
  for (let at = 0; at < text.length; ) {
    const end = text.indexOf('\n', at)
    const stop = end < 0 ? text.length : end
    const first = text.indexOf(',', at)
    const second = text.indexOf(',', first + 1)
    const rest = text.slice(second + 1, stop)
    let owner = known.get(rest)
    if (owner === undefined) {
      const comma = rest.indexOf(',')
      const name = rest
        .slice(comma + 1)
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"')
      owner = { asn: Number(rest.slice(0, comma)), owner: name }
      known.set(rest, owner)
    }
    if (first > at && second < stop) onRow(text.slice(at, first), text.slice(first + 1, second), owner)
    at = stop + 1
  }
}

async function readV4(): Promise<Ranges<number>> {
  const text = await readFile(join(folderOf('@ip-location-db/asn'), 'asn-ipv4-num.csv'), 'utf8')
  const [starts, ends, owners]: [number[], number[], Owner[]] = [[], [], []]
  parseRows(text, (start, end, owner) => {
    starts.push(Number(start))
    ends.push(Number(end))
    owners.push(owner)
  })
  return { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends), owners }
}

/** Thirty-two hex digits: in this form addresses sort as text. */
function hexOf(ip: string): string {
  const [head = '', tail] = ip.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = Array.from({ length: tail === undefined ? 0 : 8 - left.length - right.length }, () => '0')
  return [...left, ...gap, ...right].map((group) => group.padStart(4, '0')).join('')
}

async function readV6(): Promise<Ranges<string>> {
  const text = await readFile(join(folderOf('@ip-location-db/asn'), 'asn-ipv6.csv'), 'utf8')
  const [starts, ends, owners]: [string[], string[], Owner[]] = [[], [], []]
  parseRows(text, (start, end, owner) => {
    starts.push(hexOf(start))
    ends.push(hexOf(end))
    owners.push(owner)
  })
  return { starts, ends, owners }
}

const numberOf = (ip: string): number => ip.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** Each table is read when it is first asked. */
export function makeNetworkTable(data: () => Promise<VerifyData>): (ip: string) => Promise<NetworkFound> {
  const kinds = new Map<Owner, NetworkKind>()
  let v4: Promise<Ranges<number>> | null = null
  let v6: Promise<Ranges<string>> | null = null
  let countries: Promise<Reader<CountryRow>> | null = null
  const countryOf = async (ip: string): Promise<string | null> => {
    countries ??= openMmdb<CountryRow>(
      join(folderOf('@ip-location-db/geo-whois-asn-country-mmdb'), 'geo-whois-asn-country.mmdb'),
    )
    return (await countries).get(ip)?.country_code ?? null
  }
  const ownerOf = async (ip: string): Promise<Owner | null> => {
    if (isIP(ip) === 4) return find(await (v4 ??= readV4()), numberOf(ip))
    return find(await (v6 ??= readV6()), hexOf(ip))
  }
  return async (ip) => {
    if (isIP(ip) === 0) return { network: 'unknown', country: null, asn: null, owner: null }
    if (isSpecialAddress(ip)) return { network: 'special', country: null, asn: null, owner: null }
    const [owner, country, { networkWords }] = await Promise.all([ownerOf(ip), countryOf(ip), data()])
    if (owner === null) return { network: 'unknown', country, asn: null, owner: null }
    let network = kinds.get(owner)
    if (network === undefined) {
      network = networkKindOf(owner.asn, owner.owner, networkWords)
      kinds.set(owner, network)
    }
    return { network, country, ...owner }
  }
}
