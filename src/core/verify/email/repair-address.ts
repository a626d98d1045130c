import type { VerifyData } from '../verify-data.ts'
import { parseAddress } from './address.ts'
import { trimDomain } from './domain-repair.ts'
import { suggestDomain } from './domain-typo.ts'
import { normaliseAddress } from './normalise-address.ts'
import { hasKnownSuffix } from './registrable-domain.ts'

const invisible = /[\p{Cc}\p{Cf}\ufe0f]/gu

/** What copying and typing put around an address: a scheme, brackets, quotes, a name before it, marks after it. */
function unwrap(typed: string): string {
  const text = typed.slice(0, 400).normalize('NFKC').replace(invisible, '').trim()
  const bracketed = /<([^<>@\s]+@[^<>@\s]+)>/.exec(text)?.[1]
  const bare = (bracketed ?? text)
    .replace(/^(?:(?:mailto|https?):\/*|e-?mail\s*[:–-]*|почта:?|эл\.? ?почта:?|(?:מייל|דוא["״]?ל):?)\s*/iu, '')
    .replace(/^[\s<("'«„,;:.]+|[\s>)"'»“,;:.]+$/gu, '')
    .replace(/\s*(?:\(at\)|\[at\]|\{at\}| at |\(собака\)| собака |@)\s*/iu, '@')
    .replace(/\s*(?:\(dot\)|\[dot\]| dot | точка )\s*/giu, '.')
  return firstOf(bare)
}

/** One address of several, or of a sentence: what stands around the first at sign, up to where a domain is whole. */
function firstOf(text: string): string {
  const at = text.indexOf('@')
  if (at < 1 || !/[\s,;|/]/.test(text)) return text
  const before =
    text
      .slice(0, at)
      .split(/[,;|/:]/)
      .at(-1) ?? ''
  // Words in another script before a Latin login are not part of it.
  const local = /[a-z0-9]$/i.test(before) ? before.replace(/^.*\P{ASCII}\S*\s/u, '') : before
  const after = text.slice(at + 1)
  const whole = /^[^\s,;|/@]+(?=[\s,;|/])/.exec(after)?.[0]
  return `${local.trim()}@${whole !== undefined && hasKnownSuffix(whole.toLowerCase()) && whole.includes('.') ? whole : after}`
}

/** An at sign typed as its neighbour key or lost before a provider: `anna2gmail.com`, `anna"mail.ru`, `anna.gmail.com`. */
function withAtSign(text: string, data: VerifyData): string {
  if (text.includes('@')) return text.replace(/@+/g, '@')
  const lower = text.toLowerCase()
  const provider = data.largeProviders.find(
    (domain) => domain.length >= 7 && lower.endsWith(domain) && lower.length > domain.length,
  )
  if (provider === undefined) return text
  return `${text.slice(0, -provider.length).replace(/[2"'#.,]$/, '')}@${provider}`
}

/** The address that was most likely meant by a broken one, or null. Only ever shown as a suggestion. */
export function repairAddress(typed: string, data: VerifyData): string | null {
  const text = withAtSign(unwrap(typed), data)
  const at = text.lastIndexOf('@')
  if (at < 1) return null
  const local = text
    .slice(0, at)
    .replace(/\s+/g, '')
    .replace(/\.{2,}/g, '.')
    .replace(/^\.+|\.+$/g, '')
  const typedDomain = trimDomain(text.slice(at + 1))
  // Filled in twice over: ivan@mail.ru@mail.ru.
  if (local.toLowerCase().endsWith(`@${typedDomain}`)) return repairAddress(local, data)
  const domain = suggestDomain(typedDomain, data, 'unknown') ?? typedDomain
  const address = parseAddress(`${local}@${domain}`)
  return address.form === 'accept' ? normaliseAddress(address) : null
}
