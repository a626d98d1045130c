import type { Lead } from './lead.ts'

const mostWords = 40
const longestWord = 60

/** A text as search knows it: words in lower case, without accents that people leave out. */
export function wordsOf(text: string): readonly string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word.length >= 2)
    .map((word) => word.slice(0, longestWord))
}

/** The words by which a lead is found: who it is, where from, what it is about. Phones by all digits and without their first ones. */
export function searchWords(lead: Lead): readonly string[] {
  const texts = [
    lead.name,
    lead.company,
    lead.email,
    lead.city,
    lead.source,
    lead.product,
    lead.jobTitle,
    lead.industry,
  ]
  const digits = lead.phone?.replace(/\D/g, '') ?? ''
  const numbers = digits.length >= 5 ? [digits, digits.slice(-10), digits.slice(-7)] : []
  const words = texts.flatMap((text) => (text ? wordsOf(text) : []))
  return [...new Set([...words, ...numbers, ...(lead.message ? wordsOf(lead.message) : [])])].slice(0, mostWords)
}
