/** Words that name a number or code given out, never a measure (en, ru, kk, he). */
const codeWords = new Set(
  'id uuid guid number no code ticket ref reference номер код ид тикет артикул нөмір нөмірі коды קוד מזהה מספר'.split(
    ' ',
  ),
)
/** `מספר` is both: a number before one thing (`מספר פנייה`), a count before many (`מספר עובדים`). */
const countName = /(?:^| )(?:(?:number|no|num)\.? of|# ?of|מספר ה?\p{L}+(?:ים|ות))(?: |$)/iu
const codeMark = /№|#\s*$|מס['׳]/u

/** Whether a column is named as one of numbers that name things: `Номер заявки`, `LeadNumber`, `מספר פנייה`. */
export function isCodeName(name: string): boolean {
  const spaced = name.replaceAll('_', ' ').trim()
  if (countName.test(spaced)) return false
  if (codeMark.test(spaced)) return true
  const words = spaced
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
  return words.some((word) => codeWords.has(word))
}
