import type { Language } from './language.ts'

/** The same words in each language. */
export type Words = readonly [en: string, ru: string, kk: string, he: string]

const places: Readonly<Record<Language, number>> = { en: 0, ru: 1, kk: 2, he: 3 }

/** Words in a language. */
export const wordsIn = (words: Words, language: Language): string => words[places[language]]!
