/** How the answer to the question of a section's title turns out. */
export type Outlook = 'good' | 'fair' | 'poor'

/** That answer, as HTML: the sentence says it, the colour only underlines. */
export const answer = (outlook: Outlook, sentence: string): string => `<p class="answer ${outlook}">${sentence}</p>`
