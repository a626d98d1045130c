/** SHA-256 (FIPS 180-4) of a short ASCII text, hex. In plain JavaScript, since pages over http have no crypto.subtle. */
const k: number[] = []
const start: number[] = []
const fraction = (value: number) => ((value - Math.floor(value)) * 0x100000000) | 0
for (let n = 2; k.length < 64; n += 1) {
  let isPrime = true
  for (let f = 2; f * f <= n; f += 1) if (n % f === 0) isPrime = false
  if (!isPrime) continue
  if (start.length < 8) start.push(fraction(Math.sqrt(n)))
  k.push(fraction(Math.cbrt(n)))
}
const w = new Int32Array(64)
const turn = (x: number, n: number) => (x >>> n) | (x << (32 - n))

export function sha256(text: string): string {
  const length = text.length
  const blocks = (length + 72) >> 6
  const words = new Int32Array(blocks * 16)
  for (let i = 0; i < length; i += 1) words[i >> 2]! |= text.charCodeAt(i) << (24 - (i & 3) * 8)
  words[length >> 2]! |= 0x80 << (24 - (length & 3) * 8)
  words[blocks * 16 - 1] = length * 8
  const h = start.slice()
  for (let block = 0; block < blocks; block += 1) mix(h, words, block * 16)
  return h.map((one) => (one >>> 0).toString(16).padStart(8, '0')).join('')
}

function mix(h: number[], words: Int32Array, from: number): void {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) w[i] = words[from + i]!
    else {
      const a = w[i - 15]!
      const b = w[i - 2]!
      w[i] =
        (w[i - 16]! + (turn(a, 7) ^ turn(a, 18) ^ (a >>> 3)) + w[i - 7]! + (turn(b, 17) ^ turn(b, 19) ^ (b >>> 10))) | 0
    }
  }
  let [a, b, c, d, e, f, g, last] = h as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i += 1) {
    const one = (last + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + k[i]! + w[i]!) | 0
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    last = g
    g = f
    f = e
    e = (d + one) | 0
    d = c
    c = b
    b = a
    a = (one + two) | 0
  }
  const sums = [a, b, c, d, e, f, g, last]
  for (let i = 0; i < 8; i += 1) h[i] = (h[i]! + sums[i]!) | 0
}
