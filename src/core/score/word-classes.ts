/** A class of words, separated by blanks: exact ones, or beginnings written with a star. All in lower case. */
export type WordClass<Name extends string> = { readonly name: Name; readonly words: string }

type Compiled<Name extends string> = {
  readonly name: Name
  readonly exact: ReadonlySet<string>
  readonly stems: readonly string[]
}

const separators = /[^\p{L}\p{N}"'״׳]+/u
const quotes = /["'״׳]/g

/** Cuts a short field (a job title, a source) into lower-case words; gershayim inside Hebrew acronyms are dropped. */
export function wordsOf(text: string): readonly string[] {
  const words = text.slice(0, 300).normalize('NFC').toLowerCase().split(separators)
  return words.map((word) => word.replace(quotes, '')).filter((word) => word !== '')
}

function compile<Name extends string>(entry: WordClass<Name>): Compiled<Name> {
  const all = entry.words.split(' ')
  const stems = all.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1))
  return { name: entry.name, exact: new Set(all.filter((word) => !word.endsWith('*'))), stems }
}

/**
 * Makes a classifier of short fields. Classes are tried in their order, so the more telling one stands first
 * ("assistant to the director" is an assistant). Text without any known word gives `other`.
 */
export function makeWordClassifier<Name extends string>(
  classes: readonly WordClass<Name>[],
): (text: string | null) => Name | 'other' | null {
  const compiled = classes.map(compile)
  return (text) => {
    const words = text === null ? [] : wordsOf(text)
    if (words.length === 0) return null
    const found = compiled.find((entry) =>
      words.some((word) => entry.exact.has(word) || entry.stems.some((stem) => word.startsWith(stem))),
    )
    return found?.name ?? 'other'
  }
}
