import { distance } from 'fastest-levenshtein'
import type { VerifyData } from '../verify-data.ts'
import { type Provider, providerIndex } from './provider-index.ts'
import { areNeighbourKeys, isLight, slipBetween, withoutOneLetter } from './spelling-slip.ts'
import { meantSuffix } from './suffix-slip.ts'

/** Providers whose stem is near to the typed one. */
export function nearProviders(stem: string, data: VerifyData): readonly Provider[] {
  const { byDeletion, coinedByInitial } = providerIndex(data)
  const found = new Set(byDeletion.get(stem))
  for (const key of withoutOneLetter(stem)) for (const provider of byDeletion.get(key) ?? []) found.add(provider)
  for (const provider of coinedByInitial.get(stem[0] ?? '') ?? []) {
    const missing = provider.stem.length - stem.length
    if (missing >= 0 && missing <= 2) found.add(provider)
  }
  return [...found]
}

/**
 * Two slips in a made-up word: the first letter right, nothing but letters left out or neighbouring keys hit;
 * a word of five letters only with its own letters, one at most missing.
 */
function isDoubleSlip(typed: string, stem: string): boolean {
  const missing = stem.length - typed.length
  if (stem.length < 5 || typed[0] !== stem[0] || missing < 0 || missing > 2 || distance(typed, stem) !== 2) return false
  const left = [...typed].reduce((rest, letter) => rest.replace(letter, ''), stem)
  if (left.length === missing) return stem.length > 5 || missing <= 1
  if (missing > 0) return stem.length > 5 && missing === 1
  return [...typed].every((letter, at) => letter === stem[at] || areNeighbourKeys(letter, stem[at] ?? ''))
}

/** Would a person who meant the stem type this? Short and common words only by light slips, coined ones by any, long ones by two. */
export function isSlipOf(typed: string, provider: Provider): boolean {
  const { stem, coined } = provider
  if (stem.length < 4 || typed.length < 3) return false
  const slip = slipBetween(typed, stem)
  if (slip === null) return coined && isDoubleSlip(typed, stem)
  if (stem.length === 4) return slip.kind === 'swap' || slip.kind === 'double'
  if (slip.at === 0 && slip.kind !== 'swap' && (stem.length < 6 || !coined)) return false
  return coined || isLight(slip)
}

/** The provider meant by a stem under a suffix that does not exist, or null. */
export function providerUnder(stem: string, typedSuffix: string, data: VerifyData): string | null {
  const { byStem } = providerIndex(data)
  const exact = byStem.get(stem)
  const owners = exact ?? nearProviders(stem, data).filter((provider) => isSlipOf(stem, provider))
  if (owners.length === 0) return null
  const suffix = meantSuffix(
    typedSuffix,
    owners.map((provider) => provider.suffix),
  )
  const owner = owners.find((provider) => provider.suffix === suffix)
  if (owner !== undefined) return owner.domain
  return exact !== undefined && exact[0]?.coined === true ? exact[0].domain : null
}
