/** Words by which the kind of a network is told from its owner's name (no open list of hosting networks exists). */
export type NetworkWords = {
  readonly hosting: RegExp | null
  readonly vpn: RegExp | null
  readonly isp: RegExp | null
  /** Kinds of single networks, where the name says nothing. */
  readonly byAsn: ReadonlyMap<number, NetworkKind>
  /** Ranges (CIDR) of large networks by which people go out through a relay: VPN, whatever else the network is. */
  readonly relays: readonly string[]
}

export const networkKinds = ['hosting', 'isp', 'vpn', 'special', 'unknown'] as const
export type NetworkKind = (typeof networkKinds)[number]

/** The kind of a network by its number and its owner's name. VPN words first: a VPN rents hosting. */
export function networkKindOf(asn: number, owner: string, words: NetworkWords): NetworkKind {
  const single = words.byAsn.get(asn)
  if (single !== undefined) return single
  if (words.vpn?.test(owner)) return 'vpn'
  if (words.hosting?.test(owner)) return 'hosting'
  return words.isp?.test(owner) ? 'isp' : 'unknown'
}
