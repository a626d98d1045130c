/** Names, or the text in which a person lists them. */
export type NameList = string | readonly string[]

/** One part of a list: in quotes as in CSV, or up to the next comma. */
const part = /\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/gy

/**
 * The names that an option lists, separated by commas. A text that is a name as a whole is that name, commas and all; a name with a comma
 * among others stands in quotes, as in CSV.
 */
export function namesIn(text: NameList, isName: (name: string) => boolean): readonly string[] {
  if (typeof text !== 'string') return text
  const whole = text.trim()
  if (isName(whole)) return [whole]
  return [...whole.matchAll(part)]
    .map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
    .filter((name) => name !== '')
}
