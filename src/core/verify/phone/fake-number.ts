import type { Phone } from './parse-phone.ts'

/** Seven or more digits in a row that are equal, or run up or down by one (9 goes to 0 as on a keypad). */
function hasRun(digits: string): boolean {
  let equal = 1
  let up = 1
  let down = 1
  for (let at = 1; at < digits.length; at += 1) {
    const step = (digits.charCodeAt(at) - digits.charCodeAt(at - 1) + 10) % 10
    equal = step === 0 ? equal + 1 : 1
    up = step === 1 ? up + 1 : 1
    down = step === 9 ? down + 1 : 1
    if (equal >= 7 || up >= 7 || down >= 7) return true
  }
  return false
}

/** Numbers set aside for films and manuals: NANP 555-0100 to 555-0199, Ofcom's drama ranges. */
const reserved = /^\+1\d{3}55501\d\d$|^\+447700900\d{3}$|^\+4420794600\d\d$|^\+44113496\d{4}$|^\+3531234567\d*$/

/** Does a number look invented? Valid by its plan or not. */
export function isFakeNumber(phone: Phone): boolean {
  if (phone.e164 === null) return false
  return hasRun(phone.national ?? '') || reserved.test(phone.e164)
}
