/** Letters of one script that look like letters of the other: a word that mixes both is brought to its majority. */
const latinLooks = 'aceopxykmthbBETHKMAOPCXiIjs'
const cyrillicLooks = 'асеорхукмтнвВЕТНКМАОРСХіІјѕ'

const toCyrillic = new Map([...latinLooks].map((letter, index) => [letter, cyrillicLooks[index]]))
const toLatin = new Map([...cyrillicLooks].map((letter, index) => [letter, latinLooks[index]]))

const isCyrillic = (letter: string): boolean => letter >= 'Ѐ' && letter <= 'ԯ'
const isLatin = (letter: string): boolean => /^[a-z]$/i.test(letter)

/** Whether a word holds letters of both scripts. */
export function isMixedScript(word: string): boolean {
  let cyrillic = false
  let latin = false
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at)
    if (code >= 0x400 && code <= 0x52f) cyrillic = true
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) latin = true
  }
  return cyrillic && latin
}

/** Whether every letter of a Latin word could be a Cyrillic one in disguise. */
export const isAllLookalike = (word: string): boolean => [...word].every((letter) => toCyrillic.has(letter))

/** The word in Cyrillic letters as far as they look alike. */
export const asCyrillic = (word: string): string => [...word].map((letter) => toCyrillic.get(letter) ?? letter).join('')

/** Brings a mixed word to the script of those letters that cannot be mistaken, or else of the most. */
export function repairScript(word: string): string {
  let cyrillic = 0
  let latin = 0
  for (const letter of word) {
    if (isCyrillic(letter)) cyrillic += toLatin.has(letter) ? 1 : 4
    else if (isLatin(letter)) latin += toCyrillic.has(letter) ? 1 : 4
  }
  if (cyrillic >= latin) return asCyrillic(word)
  return [...word].map((letter) => toLatin.get(letter) ?? letter).join('')
}
