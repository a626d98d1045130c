/** A word as it is looked up: composed and in lower case, as the reader has the words of a message. */
export const plainWord = (word: string): string => word.normalize('NFC').toLowerCase()

/**
 * 32 bits for a word (FNV-1a over its UTF-16 units; Fowler, Noll, Vo). Of a million kept words one unknown word in some 4,300 takes the
 * place of another: far less than what a mean over a clause forgives.
 */
export function wordKey(word: string): number {
  let key = 0x811c9dc5
  for (let at = 0; at < word.length; at += 1) key = Math.imul(key ^ word.charCodeAt(at), 0x01000193)
  return key >>> 0
}

/** The place of a word among sorted keys; -1 where it is not there. */
export function findWord(keys: Uint32Array, word: string): number {
  const key = wordKey(word)
  let from = 0
  let to = keys.length - 1
  while (from <= to) {
    const middle = (from + to) >>> 1
    if (keys[middle] === key) return middle
    if (keys[middle] < key) from = middle + 1
    else to = middle - 1
  }
  return -1
}
