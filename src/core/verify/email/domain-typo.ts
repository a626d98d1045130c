import { distance } from 'fastest-levenshtein'
import { parse } from 'tldts'
import type { VerifyData } from '../verify-data.ts'
import { meantDomain } from './domain-repair.ts'
import { confusableAsLatin, withoutMarks } from './latin-lookalike.ts'
import type { MxState } from './mx-answer.ts'
import { providerIndex } from './provider-index.ts'
import { nearProviders } from './provider-slip.ts'
import { hasKnownSuffix } from './registrable-domain.ts'

/**
 * The domain that was most likely meant, or null where the typed one stands. The table of observed typos comes first and always
 * suggests; a known provider or institution is never touched; spelling rules speak only of domains that are in no list of living
 * ones and that DNS did not find alive.
 */
export function suggestDomain(domain: string, data: VerifyData, dns: MxState): string | null {
  if (data.providerDomains.has(domain)) return null
  const exact = data.typoTable.get(domain)
  if (exact !== undefined) return exact
  if (domain.includes('xn--') && dns !== 'ok' && dns !== 'implicit') {
    const latin = confusableAsLatin(domain)
    if (latin !== domain) return data.typoTable.get(latin) ?? latin
    // A Turkish or Maltese keyboard's letter in a provider's name; in other names such letters are meant.
    const bare = withoutMarks(domain)
    if (data.providerDomains.has(bare)) return bare
  }
  if (!domain.includes('.')) return meantDomain(domain, data)
  const {
    publicSuffix,
    isIcann,
    domain: registrable,
  } = parse(domain, { extractHostname: false, validateHostname: false })
  if (isIcann !== true || publicSuffix === null) return meantDomain(domain, data)
  if (registrable === null || dns === 'ok' || dns === 'implicit') return null
  const bare = withoutService(domain, data)
  if (bare !== null) return bare
  if (isLiving(domain, registrable, data)) return null
  const glued = gluedDomain(domain, data)
  if (glued !== null) return glued
  if (registrable !== domain) return null
  const stem = domain.slice(0, domain.length - publicSuffix.length - 1)
  return slippedProvider(stem, publicSuffix, data)
}

const isListed = (name: string, { providerDomains, institutionDomains, freeDomains }: VerifyData): boolean =>
  providerDomains.has(name) || institutionDomains.has(name) || freeDomains.has(name)

const isLiving = (domain: string, registrable: string, data: VerifyData): boolean =>
  isListed(domain, data) || (registrable !== domain && isListed(registrable, data))

/** `www.example.com`, `mail.gmail.com`, `gmail.gmail.com`: a service in front of a domain that mail is addressed to without it. */
function withoutService(domain: string, data: VerifyData): string | null {
  const dot = domain.indexOf('.')
  if (dot === domain.lastIndexOf('.')) return null
  const rest = domain.slice(dot + 1)
  if (domain.startsWith('www.') && !data.institutionDomains.has(domain))
    return hasKnownSuffix(rest) && rest.includes('.') ? rest : null
  if (!data.coinedProviders.has(rest)) return null
  const first = domain.slice(0, dot)
  return first === 'mail' || first === 'email' || rest.startsWith(`${first}.`) ? rest : null
}

const gmailUnder = /^(gmail|googlemail)\.(?:com|con?|comm|ne?t)\.[a-z]{2,3}$/
/** Liechtenstein has no second level of this kind. */
const israeliSwapped = /^[^.]+\.(?:co|net|org|ac|gov|muni)\.li$/
const endTwice = /^([^.]+\.(com|ru|net|org))\.(?:\2|com)$/

function withDotElsewhere(domain: string, data: VerifyData): string | null {
  const { byFlat, flatStarts } = providerIndex(data)
  const start = 1 << (domain.charCodeAt(0) & 31)
  // With one dot or two: nobody puts three into a provider's name.
  const one = flatStarts[domain.length - 1] ?? 0
  const two = flatStarts[domain.length - 2] ?? 0
  if (((one | two) & start) === 0) return null
  const dot = domain.indexOf('.')
  const flat = domain.slice(0, dot) + domain.slice(dot + 1)
  return byFlat.get(flat.includes('.') ? flat.replaceAll('.', '') : flat)?.domain ?? null
}

/** `gmail.com.co`, `mail.ru.ru`, `example.com.com`: a whole domain with a suffix more; `gmailc.om`: the dot one place off. */
function gluedDomain(domain: string, data: VerifyData): string | null {
  const dot = domain.indexOf('.')
  const dots = domain.lastIndexOf('.') - dot
  const shifted = withDotElsewhere(domain, data)
  if (shifted !== null) return shifted
  if (domain.endsWith('c.om') && dot === domain.length - 3) return `${domain.slice(0, -4)}.com`
  if (dots === 0) return null
  if (domain.endsWith('.li') && israeliSwapped.test(domain)) return `${domain.slice(0, -2)}il`
  const gmail = domain.startsWith('g') ? gmailUnder.exec(domain)?.[1] : undefined
  if (gmail !== undefined) return `${gmail}.com`
  if (domain.endsWith('.con.com') && dots === 4) return `${domain.slice(0, dot)}.com`
  return endTwice.exec(domain)?.[1] ?? null
}

/** Endings under which people of our markets type gmail by habit; the free ones that throw-away services use are not among them. */
const elsewhere = /^(?:co|com|net)\.|^(?:ru|kz|il|by|ua|uz|kg|de|fr|it|es|uk|net|org|co|cm|om)$/

const misread: ReadonlyMap<string, readonly string[]> = new Map([
  ['com', ['cm', 'om', 'co', 'cam', 'comm', 'con']],
  ['net', ['ne', 'nt', 'et']],
])

/** A slip in the stem under the same suffix, or the right stem under a suffix that is one slip off. */
function slippedProvider(stem: string, suffix: string, data: VerifyData): string | null {
  const { byStem } = providerIndex(data)
  const same = byStem.get(stem) ?? []
  const bySuffix = same.find((provider) => stem.length > 3 && misread.get(provider.suffix)?.includes(suffix) === true)
  if (bySuffix !== undefined) return bySuffix.domain
  const onlyCom = stem === 'gmail' || stem === 'googlemail'
  if (onlyCom && suffix !== 'com') return `${stem}.com`
  const near = nearProviders(stem, data)
  if (near.length === 0) return null
  const exact = near.filter((provider) => provider.suffix === suffix)
  const best = exact.toSorted((a, b) => distance(stem, a.stem) - distance(stem, b.stem))[0]
  if (best !== undefined) return best.domain
  const other = near.find(({ coined, suffix: own }) => coined && misread.get(own)?.includes(suffix) === true)
  if (other !== undefined) return other.domain
  const gmail = near.find((provider) => provider.domain === 'gmail.com')
  return gmail !== undefined && elsewhere.test(suffix) ? gmail.domain : null
}
