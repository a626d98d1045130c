import { decodePunycode } from './punycode.ts'

/** Cyrillic letters that look like Latin ones, as a form in a mixed layout leaves them. */
const looks: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    с: 'c',
    ԁ: 'd',
    е: 'e',
    ё: 'e',
    ɡ: 'g',
    һ: 'h',
    і: 'i',
    ј: 'j',
    к: 'k',
    ӏ: 'l',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    ԛ: 'q',
    г: 'r',
    ѕ: 's',
    т: 't',
    у: 'y',
    ѵ: 'v',
    ԝ: 'w',
    х: 'x',
    ı: 'i',
    ο: 'o',
    α: 'a',
    ρ: 'p',
    υ: 'u',
    ν: 'v',
  }),
)

/** A label of mixed Latin and look-alike letters in Latin alone; a label of one other script (пример) stays. */
function latinLabel(label: string): string {
  const text = label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label
  if (!/[a-z]/i.test(text)) return label
  const mapped = Array.from(text.toLowerCase(), (char) => looks.get(char) ?? char).join('')
  return /^[a-z0-9-]*$/.test(mapped) ? mapped : label
}

/** A mailbox's name with look-alike letters in Latin, where it mixes alphabets: nobody is given such a mailbox; null for any other. */
export function localAsLatin(local: string): string | null {
  if (!/[a-z]/i.test(local) || !/\P{ASCII}/u.test(local)) return null
  const mapped = Array.from(local, (char) => looks.get(char.toLowerCase()) ?? char).join('')
  return /\P{ASCII}/u.test(mapped) ? null : mapped
}

/** A domain with look-alike letters of other alphabets written in Latin, where a label mixes alphabets. */
export function confusableAsLatin(domain: string): string {
  return domain.split('.').map(latinLabel).join('.')
}

const unmarked: Readonly<Record<string, string>> = { ı: 'i', ł: 'l', ø: 'o', đ: 'd', ħ: 'h' }

/** A domain without the marks on its Latin letters: gmai̇l.com and ġmail.com as gmail.com. */
export function withoutMarks(domain: string): string {
  const bare = (label: string): string =>
    (label.startsWith('xn--') ? (decodePunycode(label.slice(4)) ?? label) : label)
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/[ıłøđħ]/g, (letter) => unmarked[letter] ?? letter)
  return domain.split('.').map(bare).join('.')
}
