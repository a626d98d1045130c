import type { VerifyData } from '../verify-data.ts'
import { withoutOneLetter } from './spelling-slip.ts'

export type Provider = {
  readonly domain: string
  /** The word before the suffix: `gmail`. */
  readonly stem: string
  readonly suffix: string
  /** A made-up word: any single slip of it is a slip, since no other company is called nearly so. */
  readonly coined: boolean
}

export type ProviderIndex = {
  readonly byStem: ReadonlyMap<string, readonly Provider[]>
  /** Providers by their stem with up to one letter taken out. */
  readonly byDeletion: ReadonlyMap<string, readonly Provider[]>
  /** Providers by their domain without dots. */
  readonly byFlat: ReadonlyMap<string, Provider>
  /** Coined ones by their first letter, for words two slips away. */
  readonly coinedByInitial: ReadonlyMap<string, readonly Provider[]>
}

function add(map: Map<string, Provider[]>, key: string, provider: Provider): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [provider])
  else if (!list.includes(provider)) list.push(provider)
}

function buildIndex(data: VerifyData): ProviderIndex {
  const byStem = new Map<string, Provider[]>()
  const byDeletion = new Map<string, Provider[]>()
  const byFlat = new Map<string, Provider>()
  const coinedByInitial = new Map<string, Provider[]>()
  for (const domain of data.largeProviders) {
    const dot = domain.indexOf('.')
    const stem = domain.slice(0, dot)
    const provider = { domain, stem, suffix: domain.slice(dot + 1), coined: data.coinedProviders.has(domain) }
    add(byStem, stem, provider)
    byFlat.set(domain.replaceAll('.', ''), provider)
    add(byDeletion, stem, provider)
    for (const key of withoutOneLetter(stem)) add(byDeletion, key, provider)
    if (provider.coined) add(coinedByInitial, stem[0] ?? '', provider)
  }
  return { byStem, byDeletion, byFlat, coinedByInitial }
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
