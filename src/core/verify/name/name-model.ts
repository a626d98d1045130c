/** A character model of one script: how likely each letter is after the two before it, in names of real people. */
export type NameModel = {
  /** Letters of the script in use; the index of a letter is its number. 0 stands for the edge of a word, 1 for any other letter. */
  readonly letters: string
  /** Log2 probabilities times -16, one byte per (before, before, letter). */
  readonly costs: Uint8Array
}

export type NameModels = { readonly latin: NameModel; readonly cyrillic: NameModel; readonly hebrew: NameModel }
