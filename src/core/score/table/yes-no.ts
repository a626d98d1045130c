const yes = new Set('yes y true t да д есть истина иә ия бар כן יש ✓ ✔ + 1'.split(' '))
const no = new Set('no n false f нет н ложь жоқ жок לא אין ✗ ✘ 0'.split(' '))

/** Yes or no as people tick and write it (en, ru, kk, he); null for another word. */
export function yesNo(cell: string): 'yes' | 'no' | null {
  const word = cell.trim().toLowerCase()
  return yes.has(word) ? 'yes' : no.has(word) ? 'no' : null
}

/** True where all values are yes or no, written in more ways than one for each. */
export function isMixedYesNo(values: readonly string[]): boolean {
  const spellings = new Set<string>()
  for (const value of values) {
    spellings.add(value.trim().toLowerCase())
    if (spellings.size > 12) return false
  }
  return spellings.size > 2 && [...spellings].every((word) => yesNo(word) !== null)
}
