import type { VerifyData } from '../verify-data.ts'
import { confusableAsLatin } from './latin-lookalike.ts'
import { providerIndex } from './provider-index.ts'
import { providerUnder } from './provider-slip.ts'
import { decodePunycode } from './punycode.ts'
import { hasKnownSuffix } from './registrable-domain.ts'
import { meantSuffix } from './suffix-slip.ts'

const tidy = /^[a-z0-9]+(?:[.-][a-z0-9]+)*$/

/** What fingers and forms leave around a domain: dots, blanks, marks, a scheme, a port. */
export function trimDomain(domain: string): string {
  if (tidy.test(domain) && !domain.startsWith('www.')) return domain
  return confusableAsLatin(domain)
    .toLowerCase()
    .replace(/[,;]/g, '.')
    .replace(/\s+/g, '')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    .replace(/^(?:https?:\/\/)?www\./, '')
    .replace(/[:/?#].*$/, '')
    .replace(/\.{2,}/g, '.')
    .replace(/[#!$%^&*()=+<>"'`~|\\]/g, '')
}

/** The domain meant by one whose suffix does not exist, or null. */
export function meantDomain(typed: string, data: VerifyData): string | null {
  const domain = trimDomain(typed)
  if (domain === '' || domain.length > 253) return null
  if (domain !== typed && isUsable(domain, data)) return data.typoTable.get(domain) ?? domain
  const exact = data.typoTable.get(domain)
  if (exact !== undefined) return exact
  const repaired =
    withoutForeignTail(domain, data) ??
    withoutTail(domain, data) ??
    withoutDot(domain, data) ??
    otherSuffix(domain, data)
  return repaired === null ? null : (data.typoTable.get(repaired) ?? repaired)
}

const isUsable = (domain: string, data: VerifyData): boolean =>
  data.providerDomains.has(domain) || (domain.includes('.') && hasKnownSuffix(domain))

/** The domain in front of a tail in another script: `mail.ruТел`. */
function withoutForeignTail(domain: string, data: VerifyData): string | null {
  const dot = domain.lastIndexOf('.xn--')
  const top = dot < 0 ? null : decodePunycode(domain.slice(dot + 5))
  const latin = /^([a-z]{2,})(?=\P{ASCII})/u.exec(top ?? '')?.[1]
  if (latin === undefined) return null
  const bare = `${domain.slice(0, dot)}.${latin}`
  return isUsable(bare, data) ? bare : null
}

/** `mail.ru9241276128`, `gmail.comcom`, `yandex.ruyandex.ru`, `company.com1`: something was glued to the end. */
function withoutTail(domain: string, data: VerifyData): string | null {
  if (/\d$/.test(domain)) {
    const digits = domain.replace(/\d+$/, '')
    if (isUsable(digits, data)) return digits
  }
  const stem = domain.slice(0, Math.max(0, domain.indexOf('.')))
  const glued = providerIndex(data)
    .byStem.get(stem)
    ?.find((provider) => domain.startsWith(provider.domain))
  return glued !== undefined && glued.domain.length >= 5 && !/^[.-]/.test(domain.slice(glued.domain.length))
    ? glued.domain
    : null
}

/** `gmail`, `gmailcom`, `lis.tru`, `examplecom`: the dot is missing or in the wrong place. */
function withoutDot(domain: string, data: VerifyData): string | null {
  const { byFlat, byStem } = providerIndex(data)
  const flat = byFlat.get(domain.replace(/[.-]/g, ''))
  if (flat !== undefined) return flat.domain
  if (domain.includes('.')) return null
  const stem = byStem.get(domain)
  if (stem?.[0]?.coined === true) return stem[0].domain
  const glued = /^(.{3,})(com|net|org|ru|kz|coil|co\.?il)$/.exec(domain)
  if (glued?.[1] === undefined || glued[2] === undefined) return null
  return `${glued[1].replace(/-$/, '')}.${glued[2] === 'coil' ? 'co.il' : glued[2]}`
}

/** A suffix one slip from an existing one: for a provider's stem its own suffixes, else the common ones. */
function otherSuffix(domain: string, data: VerifyData): string | null {
  const labels = domain.split('.')
  for (let keep = 1; keep < labels.length; keep += 1) {
    const stem = labels.slice(0, keep).join('.')
    const typedSuffix = labels.slice(keep).join('.')
    const provider = providerUnder(stem, typedSuffix, data)
    if (provider !== null) return provider
    const suffix = meantSuffix(typedSuffix)
    if (suffix !== null) return `${stem}.${suffix}`
  }
  return null
}
