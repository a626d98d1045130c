import type { Phone } from './parse-phone.ts'

const runs = ['01234567890', '09876543210']

/** Seven digits in a row that run up or down on a keypad, or are equal; or the last six are equal. */
function looksInvented(digits: string): boolean {
  if (/(\d)\1{6}|(\d)\2{5}$/.test(digits)) return true
  for (let at = 0; at + 7 <= digits.length; at += 1) {
    const window = digits.slice(at, at + 7)
    if (runs.some((run) => run.includes(window))) return true
  }
  return false
}

/** Numbers set aside for films and manuals: NANP 555-0100 to 555-0199, Ofcom's drama ranges. */
const reserved = /^\+1\d{3}55501\d\d$|^\+447700900\d{3}$|^\+4420794600\d\d$|^\+441134960\d{3}$/

/** Does a number look invented? It may be valid by its plan all the same. */
export function isFakeNumber(phone: Phone): boolean {
  if (phone.e164 === null) return false
  return looksInvented(phone.national ?? '') || reserved.test(phone.e164)
}
