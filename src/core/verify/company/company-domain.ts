import { distance } from 'fastest-levenshtein'
import { toLatin } from '../../lead/identity/name-script.ts'
import { registrableDomain } from '../email/registrable-domain.ts'

/** Words that say what kind of company it is, not which. */
const legalForms =
  /(?<!\p{L})(?:llc|ltd|inc|corp|gmbh|ag|plc|llp|lp|co|company|group|holding|ооо|оао|зао|пао|ао|ип|тоо|жшс|ақ|нао|чп|гк|group|בעמ|בע["״]מ|חברה)(?!\p{L})/giu

const latin = (text: string): string =>
  toLatin(
    text
      .toLowerCase()
      .normalize('NFKC')
      .replace(/[\u0591-\u05c7]/g, ''),
  )

/** Letters that carry the word: vowels and doublings differ between transliterations. */
const skeleton = (text: string): string =>
  text
    .replace(/[aeiouyjw]/g, '')
    .replace(/kh/g, 'h')
    .replace(/sch/g, 'sh')
    .replace(/ph/g, 'f')
    .replace(/c(?!h)|q/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/v/g, 'b')
    .replace(/(.)\1+/g, '$1')

/**
 * Does a company's name stand behind a domain: the same word, one inside the other, initials, or the same consonants
 * after transliteration. Half the real companies fail this (brands, holdings), so a miss means unknown, never at odds.
 */
export function companyMatchesDomain(company: string, domain: string): boolean {
  const words = latin(company.normalize('NFKC').toLowerCase().replace(legalForms, ' ')).match(/[a-z0-9]+/g) ?? []
  const label = (registrableDomain(domain) ?? domain).split('.')[0]?.replace(/[^a-z0-9]/g, '') ?? ''
  const joined = words.join('')
  if (joined === '' || label === '') return false
  if (label === joined || (joined.length >= 4 && label.includes(joined))) return true
  if (words.some((word) => word.length >= 4 && label.includes(word))) return true
  if (label.length >= 4 && joined.includes(label)) return true
  if (words.length >= 2 && label === words.map((word) => word[0]).join('')) return true
  const [a, b] = [skeleton(joined), skeleton(label)]
  return a.length >= 4 && b.length >= 4 && distance(a, b) <= (Math.max(a.length, b.length) >= 7 ? 1 : 0)
}
