import type { VerifyData } from '../verify-data.ts'

export type Provider = {
  readonly domain: string
  /** The word before the suffix: `gmail`. */
  readonly stem: string
  readonly suffix: string
  /** A made-up word: any single slip of it is a slip, since no other company is called nearly so. */
  readonly coined: boolean
}

/** Providers whose stems are of one length, with the sets of their letters beside. */
type Lettered = { readonly letters: Int32Array; readonly providers: readonly Provider[] }

export type ProviderIndex = {
  readonly byStem: ReadonlyMap<string, readonly Provider[]>
  /** Providers by the length of their stem. */
  readonly byLength: readonly Lettered[]
  /** Providers by their domain without dots. */
  readonly byFlat: ReadonlyMap<string, Provider>
  /** First letters of those, by their length: most domains need not be written without dots at all. */
  readonly flatStarts: Int32Array
}

/** The set of letters in a word, one bit each; digits and hyphens share the bits left over. */
export function letterSet(word: string): number {
  let set = 0
  for (let at = 0; at < word.length; at += 1) set |= 1 << (word.charCodeAt(at) & 31)
  return set
}

/** How many letters are in one set and not in the other. */
export function lettersApart(a: number, b: number): number {
  let bits = a ^ b
  bits -= (bits >>> 1) & 0x55555555
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

const longestFlat = 63

function buildIndex(data: VerifyData): ProviderIndex {
  const byStem = new Map<string, Provider[]>()
  const byFlat = new Map<string, Provider>()
  const byLength: Provider[][] = []
  for (const domain of data.largeProviders) {
    const dot = domain.indexOf('.')
    const stem = domain.slice(0, dot)
    const provider = { domain, stem, suffix: domain.slice(dot + 1), coined: data.coinedProviders.has(domain) }
    byStem.set(stem, [...(byStem.get(stem) ?? []), provider])
    byFlat.set(domain.replaceAll('.', ''), provider)
    while (byLength.length <= stem.length) byLength.push([])
    byLength[stem.length]?.push(provider)
  }
  const flatStarts = new Int32Array(longestFlat + 1)
  for (const flat of byFlat.keys()) if (flat.length <= longestFlat) flatStarts[flat.length]! |= letterSet(flat[0]!)
  const lettered = byLength.map((providers) => ({
    letters: Int32Array.from(providers, ({ stem }) => letterSet(stem)),
    providers,
  }))
  return { byStem, byLength: lettered, byFlat, flatStarts }
}

const indexes = new WeakMap<VerifyData, ProviderIndex>()

/** The large providers, ready to be asked; built once for each set of lists. */
export function providerIndex(data: VerifyData): ProviderIndex {
  const known = indexes.get(data)
  if (known !== undefined) return known
  const index = buildIndex(data)
  indexes.set(data, index)
  return index
}
