/** Punycode of RFC 3492, for one label; and the ASCII form of a whole domain (IDNA, mapping of case and dots only). */

const base = 36
const tMin = 1
const tMax = 26

/** Bias adaptation, RFC 3492 section 6.1. */
function adapt(delta: number, points: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1
  rest += Math.floor(rest / points)
  let k = 0
  for (; rest > ((base - tMin) * tMax) >> 1; k += base) rest = Math.floor(rest / (base - tMin))
  return k + Math.floor(((base - tMin + 1) * rest) / (rest + 38))
}

const digit = (value: number): string => String.fromCharCode(value + (value < 26 ? 97 : 22))

/** One delta as a variable-length integer, RFC 3492 section 6.3. */
function encodeDelta(delta: number, bias: number): string {
  let out = ''
  let q = delta
  for (let k = base; ; k += base) {
    const t = Math.min(Math.max(k - bias, tMin), tMax)
    if (q < t) return out + digit(q)
    out += digit(t + ((q - t) % (base - t)))
    q = Math.floor((q - t) / (base - t))
  }
}

/** A label in Punycode without the `xn--`, RFC 3492 section 6.3. */
export function encodePunycode(label: string): string {
  const points = Array.from(label, (char) => char.codePointAt(0) ?? 0)
  const basic = points.filter((point) => point < 128)
  let out = String.fromCharCode(...basic) + (basic.length > 0 ? '-' : '')
  let n = 128
  let delta = 0
  let bias = 72
  for (let handled = basic.length; handled < points.length; n += 1, delta += 1) {
    const next = points.reduce((least, point) => (point >= n && point < least ? point : least), Infinity)
    delta += (next - n) * (handled + 1)
    n = next
    for (const point of points) {
      if (point < n) delta += 1
      if (point !== n) continue
      out += encodeDelta(delta, bias)
      bias = adapt(delta, handled + 1, handled === basic.length)
      delta = 0
      handled += 1
    }
  }
  return out
}

/** The Unicode of a Punycode label (given without `xn--`), or null where it is not one. RFC 3492 section 6.2. */
export function decodePunycode(code: string): string | null {
  const dash = code.lastIndexOf('-')
  const points = Array.from(dash > 0 ? code.slice(0, dash) : '', (char) => char.charCodeAt(0))
  let n = 128
  let i = 0
  let bias = 72
  for (let at = dash > 0 ? dash + 1 : 0; at < code.length; i += 1) {
    const start = i
    for (let w = 1, k = base; ; k += base, at += 1) {
      const value = '0123456789'.includes(code[at] ?? '?') ? code.charCodeAt(at) - 22 : (code.codePointAt(at) ?? 0) - 97
      if (at >= code.length || value < 0 || value >= base) return null
      i += value * w
      const t = Math.min(Math.max(k - bias, tMin), tMax)
      if (value < t) break
      w *= base - t
    }
    at += 1
    bias = adapt(i - start, points.length + 1, start === 0)
    n += Math.floor(i / (points.length + 1))
    i %= points.length + 1
    if (n > 0x10ffff) return null
    points.splice(i, 0, n)
  }
  return points.length > 0 ? String.fromCodePoint(...points) : null
}

/** True for plain ASCII text. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) > 127) return false
  return true
}

/** The A-label form of a domain as DNS asks for it: lower case, NFC, ideographic dots as dots (RFC 5891 5.2, UTS 46 mapping of dots). */
export function asciiDomain(domain: string): string {
  if (isAscii(domain)) return domain.toLowerCase()
  return domain
    .normalize('NFKC')
    .toLowerCase()
    .split(/[.。．｡]/)
    .map((label) => (isAscii(label) ? label : `xn--${encodePunycode(label)}`))
    .join('.')
}
