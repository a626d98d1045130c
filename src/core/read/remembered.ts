const most = 60_000
/** The engine keeps a longer slice of a text together with the whole text. */
const longestSlice = 12
/** What is longer is no word that comes again. */
const longest = 40

/** The same letters, without the text that they were cut from. */
const copyOf = (word: string): string => (word.length > longestSlice ? word.split('').join('') : word)

/**
 * The same function, which works out once what it gives for a word: most words of a message are common ones. Names of people are
 * remembered too, in the process alone: each word by itself, without its text or lead, until there are too many or the process ends.
 */
export function remembered<T>(work: (word: string) => T): (word: string) => T {
  const known = new Map<string, T>()
  return (word) => {
    if (word.length > longest) return work(word)
    const found = known.get(word)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    const own = copyOf(word)
    const made = work(own)
    known.set(own, made)
    return made
  }
}
