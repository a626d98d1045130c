const multipliers: readonly (readonly [RegExp, number])[] = [
  [/(?:млрд|миллиард\p{L}*|bn|billion|מיליארד)\.?$/iu, 1e9],
  [/(?:млн|миллион\p{L}*|mln|mio|million|מיליון|м|m)\.?$/iu, 1e6],
  [/(?:тыс|тысяч\p{L}*|мың|thousand|אלף|к|k|т)\.?$/iu, 1e3],
]
const currency =
  /[₸₽₪$€£¥]|(?<!\p{L})(?:kzt|rub|ils|nis|usd|eur|gbp|cny|aed|тенге|теңге|тнг|тг|рублей|рубля|рубль|руб|р|шекелей|шекель|долларов|доллар|евро|שקלים|שקל|ש"ח|ש״ח|שח)\.?(?!\p{L})/giu
const blanks = /[\s\u00a0\u202f\u2009'’`]/g

/**
 * A sum of money as people type it, as a number of whole currency units: `1 234,5 ₸`, `1,234.50`, `1.234,50`,
 * `1,2 млн тг`, `500 тыс.`, `$2.5k`. Null where it is no single number. One separator before exactly three digits parts thousands (`1,234`), for money
 * is not written in thousandths.
 */
export function importAmount(text: string): number | null {
  let rest = text.normalize('NFKC').replaceAll(currency, ' ').trim()
  let factor = 1
  for (const [pattern, value] of multipliers) {
    if (!pattern.test(rest)) continue
    rest = rest.replace(pattern, '').trim()
    factor = value
    break
  }
  const digits = rest.replaceAll(blanks, '')
  if (!/^[+-]?[\d.,]*\d[\d.,]*$/.test(digits)) return null
  const value = decimal(digits, factor > 1)
  return value === null ? null : Number((value * factor).toPrecision(15))
}

/** A count (employees, visits): digits, or the lower end of a range such as `50-100` or `200+`. */
export function importCount(text: string): number | null {
  const match = /^[<>~≈\s]*(\d[\d\s\u00a0.,]*?)(?:\s*(?:[-–—]|до|to)\s*\d[\d\s]*|\+)?\s*(?:\p{L}+\.?)?$/u.exec(
    text.trim(),
  )
  return match ? importAmount(match[1]!) : null
}

function decimal(digits: string, scaled: boolean): number | null {
  const comma = digits.lastIndexOf(',')
  const point = digits.lastIndexOf('.')
  const last = Math.max(comma, point)
  if (last === -1) return Number(digits)
  const both = comma !== -1 && point !== -1
  const mark = digits[last]!
  const once = digits.indexOf(mark) === last
  const [head, tail] = [digits.slice(0, last), digits.slice(last + 1)]
  const grouped = /^[+-]?[1-9]\d{0,2}(?:[.,]\d{3})*$/.test(head) && tail.length === 3
  if (!both && grouped && !(once && scaled)) return Number(digits.replaceAll(/[.,]/g, ''))
  if (!once) return null
  return Number(`${head.replaceAll(/[.,]/g, '')}.${tail}`)
}
