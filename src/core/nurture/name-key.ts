/** Names that look the same have the same key: without regard to case, to blanks, and to ways of writing one sign. */
export const nameKey = (name: string | undefined): string =>
  (name ?? '').normalize('NFKC').replaceAll(/\s+/g, ' ').trim().toLowerCase()
