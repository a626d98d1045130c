const most = 20_000
/** Longer words are rare, and the engine keeps a longer slice of a text together with the whole text. */
const longest = 12

/**
 * The same function, which works out once what it gives for a short word: most words of a message are common ones. Names of people are
 * remembered too, in the process alone: each word by itself, without its text or lead, until there are too many or the process ends.
 */
export function remembered<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    if (word.length > longest) return work(word)
    const found = known.get(word)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const made = work(word)
    known.set(word, made)
    return made
  }
}
