/** The languages that Assay reads and writes. */
export const languages = ['ru', 'kk', 'he', 'en'] as const
export type Language = (typeof languages)[number]

/** The main part of a language tag: `ru` of `ru-RU`. Old systems call Hebrew `iw` (ISO 639 before 1989). */
export const mainLanguage = (tag: string | null | undefined): string | null =>
  tag?.trim().toLowerCase().split(/[-_]/)[0]!.replace(/^iw$/, 'he') ?? null

/** Which of ours a tag names (`rus` too), or null. */
export const languageOfTag = (tag: string | null | undefined): Language | null =>
  languages.find((one) => one === mainLanguage(tag)?.slice(0, 2)) ?? null

/** The first of ours that is wanted, in tags or in lists of them as browsers send (`de, ru;q=0.8`); English else. */
export const firstLanguage = (...wanted: readonly (string | null | undefined)[]): Language =>
  wanted
    .flatMap((one) => (one ?? '').split(','))
    .map((one) => languageOfTag(one.split(';')[0]))
    .find((one) => one !== null) ?? 'en'
