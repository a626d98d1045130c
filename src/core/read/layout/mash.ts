import type { Message } from '../message.ts'

const rows = [
  'йцукенгшщзхъ',
  'фывапролджэ',
  'ячсмитьбю',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'קראטוןםפ',
  'שדגכעיחלךף',
  'זסבהנמצתץ',
]

/** Share of the steps from letter to letter that stay within two keys of one row of a keyboard. */
function nearness(word: string): number {
  let near = 0
  for (let at = 1; at < word.length; at += 1) {
    const row = rows.find((keys) => keys.includes(word[at - 1]) && keys.includes(word[at]))
    if (row && Math.abs(row.indexOf(word[at]) - row.indexOf(word[at - 1])) <= 2) near += 1
  }
  return near / Math.max(1, word.length - 1)
}

/** Whether a message is nothing but fingers run along a keyboard (фывапр, asdf): every word so, and none that the lexicon knows. */
export function isMashed({ words, concepts }: Message): boolean {
  const letters: Message['words'][number][] = []
  for (const word of words) {
    if (word.kind === 'number' || word.kind === 'link' || letters.length > 3) return false
    if (word.kind === 'word') letters.push(word)
  }
  if (letters.length === 0 || letters.length > 3) return false
  const known = concepts.some(({ concept }) => concept !== 'accident')
  return !known && letters.every(({ word }) => word.length >= 4 && nearness(word) >= 0.65)
}
