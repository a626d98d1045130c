import type { Reader } from './reader.ts'
import type { Reading } from './reading.ts'
import type { SellerWords } from './seller-words.ts'

export type PastMessage = { readonly text: string; readonly receivedAt: string | null }

type Verdict = Pick<Reading, 'nonbuyer' | 'rank'>

export type WordsEffect = {
  readonly read: number
  /** The messages that would be read otherwise, by their place in the list. */
  readonly changed: readonly { readonly index: number; readonly before: Verdict; readonly after: Verdict }[]
}

const verdictOf = ({ nonbuyer, rank }: Reading): Verdict => ({ nonbuyer, rank })

/** What other words of a workspace would change on messages of the past: shown before they are saved. */
export function effectOfWords(
  reader: Reader,
  messages: readonly PastMessage[],
  words: { readonly before: SellerWords; readonly after: SellerWords },
): WordsEffect {
  const changed = messages.flatMap(({ text, receivedAt }, index) => {
    const before = verdictOf(reader.read(text, { receivedAt, words: words.before }))
    const after = verdictOf(reader.read(text, { receivedAt, words: words.after }))
    return before.nonbuyer === after.nonbuyer && before.rank === after.rank ? [] : [{ index, before, after }]
  })
  return { read: messages.length, changed }
}
