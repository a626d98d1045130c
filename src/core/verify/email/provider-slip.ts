import { distance } from 'fastest-levenshtein'
import type { VerifyData } from '../verify-data.ts'
import { letterSet, lettersApart, type Provider, providerIndex } from './provider-index.ts'
import { areNeighbourKeys, isLight, slipBetween } from './spelling-slip.ts'
import { meantSuffix } from './suffix-slip.ts'

/**
 * Providers that a stem may be a slip of. One slip adds or takes away two letters of the set at most, two slips four: comparing sets
 * of letters leaves a handful to compare in full.
 */
export function nearProviders(stem: string, data: VerifyData): readonly Provider[] {
  const { byLength } = providerIndex(data)
  const set = letterSet(stem)
  const near: Provider[] = []
  for (let length = Math.max(4, stem.length - 1); length <= stem.length + 2; length += 1) {
    const group = byLength[length]
    if (group === undefined) break
    const { letters, providers } = group
    for (let at = 0; at < letters.length; at += 1) {
      const own = letters[at]!
      if (areApart(own ^ set)) continue
      const provider = providers[at]!
      if (lettersApart(own, set) > 2 && !mayBeTwoSlips(stem, provider)) continue
      if (isSlipOf(stem, provider)) near.push(provider)
    }
  }
  return near
}

/** Are more than four bits set? Each step takes the lowest one away (Wegner 1960). */
function areApart(bits: number): boolean {
  let left = bits & (bits - 1)
  left &= left - 1
  left &= left - 1
  return (left & (left - 1)) !== 0
}

const mayBeTwoSlips = (typed: string, { coined, stem }: Provider): boolean =>
  coined && stem.length >= typed.length && stem[0] === typed[0]

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
function isSlipOf(typed: string, provider: Provider): boolean {
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
  const owners = exact ?? nearProviders(stem, data)
  if (owners.length === 0) return null
  const suffix = meantSuffix(
    typedSuffix,
    owners.map((provider) => provider.suffix),
  )
  const owner = owners.find((provider) => provider.suffix === suffix)
  if (owner !== undefined) return owner.domain
  return exact !== undefined && exact[0]?.coined === true ? exact[0].domain : null
}
