/** Address literals in brackets: RFC 5321 section 4.1.3. */

export function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
}

const groups = (text: string): readonly string[] => (text === '' ? [] : text.split(':'))
const areHex = (list: readonly string[]): boolean => list.every((group) => /^[0-9a-f]{1,4}$/i.test(group))

/**
 * An IPv6 address as RFC 5321 writes it: eight groups, or `::` standing for at least two (one at either end, RFC 4291),
 * the last two groups possibly as IPv4.
 */
export function isIpv6(text: string): boolean {
  let body = text
  let budget = 8
  const lastColon = text.lastIndexOf(':')
  const tail = text.slice(lastColon + 1)
  if (tail.includes('.')) {
    if (!isIpv4(tail)) return false
    body = text.slice(0, lastColon + (text[lastColon - 1] === ':' ? 1 : 0))
    budget = 6
  }
  const halves = body.split('::')
  if (halves.length > 2) return false
  const lists = halves.map(groups)
  if (!lists.every(areHex)) return false
  const count = lists.reduce((sum, list) => sum + list.length, 0)
  if (halves.length === 1) return count === budget
  const atEnd = body.startsWith('::') || (body.endsWith('::') && budget === 8)
  return count <= budget - (atEnd ? 1 : 2)
}

/** `ok` for an IPv4 or tagged IPv6 literal, `loose` for an untagged IPv6 (common, not RFC 5321), else `bad`. */
export function judgeLiteral(literal: string): 'ok' | 'loose' | 'bad' {
  const body = literal.slice(1, -1)
  if (isIpv4(body)) return 'ok'
  if (/^ipv6:/i.test(body)) return isIpv6(body.slice(5)) ? 'ok' : 'bad'
  return body.includes('::') && !body.includes('.') && isIpv6(body) ? 'loose' : 'bad'
}
