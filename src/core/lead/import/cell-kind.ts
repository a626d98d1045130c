/** What the cells of a column look like, whatever its header says. */
export type CellKind = 'email' | 'phone' | 'website' | 'ip' | 'date' | 'text' | 'other'

const looks: readonly (readonly [CellKind, (cell: string) => boolean])[] = [
  ['email', (cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell)],
  ['date', (cell) => /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?:[T\s]|$)/.test(cell)],
  ['ip', (cell) => /^(?:\d{1,3}\.){3}\d{1,3}$/.test(cell) || /^[\da-f]{0,4}(?::[\da-f]{0,4}){3,7}$/i.test(cell)],
  ['phone', looksLikePhone],
  ['website', (cell) => /^(?:https?:\/\/\S+|www\.\S+)$/i.test(cell)],
]

/** The kind that seven in ten of the filled cells share; `text` where they are sentences. */
export function cellKindOf(cells: readonly string[]): CellKind {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  if (filled.length === 0) return 'other'
  const most = (test: (cell: string) => boolean) => filled.filter(test).length >= filled.length * 0.7
  const kind = looks.find(([, test]) => most(test))?.[0]
  if (kind) return kind
  return filled.filter((cell) => cell.length >= 30 && cell.split(/\s+/).length >= 4).length >= filled.length / 2
    ? 'text'
    : 'other'
}

/** Ten to fifteen digits with a plus, brackets or blanks between, or such as Excel makes of them; years and sums are shorter. */
function looksLikePhone(cell: string): boolean {
  const bare = cell.replace(/\.0+$/, '').replace(/^['’]/, '')
  if (/^\d[.,]\d+e\+?1[0-2]$/i.test(bare)) return true
  if (!/^\+?[\d\s().-]{9,24}$/.test(bare)) return false
  const digits = bare.replaceAll(/\D/g, '')
  if (digits.length < 9 || digits.length > 15) return false
  return bare.startsWith('+') || /^[078]/.test(digits) || /[\s()-]/.test(bare)
}
