/**
 * A 64-bit fingerprint of texts as 16 hexadecimal digits (FNV-1a, Fowler, Noll, Vo; two 32-bit lanes with different offsets).
 * Tells tables apart by accident, not against an adversary.
 */
export function makeFingerprint(): { add(text: string): void; digest(): string } {
  let a = 0x811c9dc5
  let b = 0x01000193
  return {
    add(text) {
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i)
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b ^ (unit + 0x9e37), 0x01000193)
        b ^= b >>> 13
      }
      a = Math.imul(a ^ 0x1f, 0x01000193)
      b = Math.imul(b ^ 0x1e, 0x01000193)
    },
    digest: () => [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join(''),
  }
}
