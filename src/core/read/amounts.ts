import type { ConceptHit } from './lexicon.ts'
import type { Word } from './words.ts'

const unitConcepts = new Set(['count_unit', 'people_unit', 'area_unit', 'place_unit'])
const isNumber = (word: Word | undefined): boolean => word?.kind === 'number'

/** A long number, or digits with a plus before them: a telephone. */
const isPhone = (word: Word): boolean => word.kind === 'number' && word.word.replace(/\D/g, '').length >= 9

/** Sums of money (a number beside a currency or a thousand) and sizes of need (a number beside a unit). */
export function findAmounts(words: readonly Word[], concepts: readonly ConceptHit[]): readonly ConceptHit[] {
  const hits: ConceptHit[] = []
  const numberWords = new Set(concepts.filter(({ concept }) => concept === 'number_word').map(({ from }) => from))
  const counts = (at: number): boolean => isNumber(words[at]) || numberWords.has(at)
  for (const { concept, from, to } of concepts) {
    if (concept === 'currency') {
      if (counts(from - 1)) hits.push({ concept: 'money_amount', from: from - 1, to })
      else if (isNumber(words[to])) hits.push({ concept: 'money_amount', from, to: to + 1 })
    } else if (unitConcepts.has(concept))
      for (const back of [1, 2]) {
        if (!counts(from - back)) continue
        hits.push({ concept: 'unit_amount', from: from - back, to })
        break
      }
  }
  for (let at = 0; at < words.length; at += 1)
    if (isPhone(words[at])) hits.push({ concept: 'phone_number', from: at, to: at + 1 })
    else if (words[at].kind === 'link') hits.push({ concept: 'web_link', from: at, to: at + 1 })
  return hits
}
