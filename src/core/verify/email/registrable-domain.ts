import { parse } from 'tldts'

/** The domain somebody registered (`shop.example.co.il` gives `example.co.il`), by the public suffix list; null for a suffix itself. */
export function registrableDomain(domain: string): string | null {
  return parse(domain, { extractHostname: false, validateHostname: false, allowPrivateDomains: false }).domain
}

/** Is the last part a suffix that the internet knows (by the ICANN section of the public suffix list)? */
export function hasKnownSuffix(domain: string): boolean {
  return parse(domain, { extractHostname: false, validateHostname: false }).isIcann === true
}
