/**
 * A visitor's address as logs and exports write it, made plain: the first of a list that proxies hand on (the visitor's own), without a
 * port or brackets, IPv4 out of its IPv6 form (RFC 4291 section 2.5.5.2). What is no address stays as it is; null for nothing.
 */
export function visitorAddress(typed: string | null): string | null {
  const first = typed?.split(',', 1)[0]?.trim() ?? ''
  if (first === '') return null
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(first)?.[1] ?? first.replace(/^(\d+(?:\.\d+){3}):\d{1,5}$/, '$1')
  return bare.replace(/^::ffff:(?=\d+(?:\.\d+){3}$)/i, '')
}
