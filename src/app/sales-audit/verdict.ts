/** How an answer turns out. */
export type Verdict = 'good' | 'fair' | 'poor'

/** An answer to the question of a section's title, as HTML: the sentence says it, the colour only underlines. */
export const verdict = (kind: Verdict, sentence: string): string => `<p class="verdict ${kind}">${sentence}</p>`
